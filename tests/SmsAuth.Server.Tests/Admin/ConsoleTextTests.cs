using System.Text.RegularExpressions;
using SmsAuth.Audit;
using SmsAuth.Challenges;
using SmsAuth.Deliveries;
using SmsAuth.Fraud.Lists;
using SmsAuth.Gateways;
using SmsAuth.Server.Admin.Clients;
using SmsAuth.Server.AdminConsole;
using SmsAuth.Server.SignIn.Languages;
using SmsAuth.Server.Tests.Running;
using SmsAuth.Statistics;

namespace SmsAuth.Server.Tests.Admin;

public sealed partial class ConsoleTextTests
{
    private static readonly Type[] Shown =
    [
        typeof(ClientKind), typeof(ConsentKind), typeof(ChallengeState), typeof(DeliveryState), typeof(AuditEvent), typeof(Happening), typeof(CircuitPosition), typeof(SendProblem), typeof(ListKind),
    ];

    [Fact]
    public void Every_language_has_every_word_of_the_console_and_no_other()
    {
        var words = Directory.EnumerateFiles(Tree.In("src/SmsAuth.Server/AdminConsole"), "*.*", SearchOption.AllDirectories)
            .Where(static f => Path.GetExtension(f) is ".razor" or ".cs")
            .SelectMany(static f => Used().Matches(File.ReadAllText(f)).Select(static m => Regex.Unescape(m.Groups[1].Value)))
            .Concat(Shown.SelectMany(static t => Enum.GetValues(t).Cast<Enum>().Select(ConsoleTexts.WordsOf)))
            .ToHashSet(StringComparer.Ordinal);

        Assert.True(words.Count > 200);
        Assert.Equal(PageTexts.All.Keys.Where(static l => l != "en").Order(StringComparer.Ordinal), ConsoleTexts.All.Keys.Order(StringComparer.Ordinal));
        Assert.All(ConsoleTexts.All, file =>
        {
            Assert.Empty(words.Except(file.Value.Keys));
            Assert.Empty(file.Value.Keys.Except(words));
            Assert.All(file.Value, static text => Assert.Equal(Placeholders(text.Key), Placeholders(text.Value)));
            Assert.All(file.Value, static text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
        });
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(static m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("\\bT\\[\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Used();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
