using System.Text.RegularExpressions;

namespace SmsAuth.Architecture.Tests;

/// <summary>The page on security cannot lie about its tests.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "security.md"));

    private static readonly ILookup<string, string> Sources = Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
        .Select(File.ReadAllText)
        .SelectMany(static source => Classes().Matches(source).Select(c => (Name: c.Groups[1].Value, Source: source)))
        .ToLookup(static c => c.Name, static c => c.Source);

    [Fact]
    public void Every_test_that_the_page_names_exists()
    {
        var named = Tests().Matches(Page).Select(static m => (Class: m.Groups[1].Value, Test: m.Groups[2].Value)).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.All(named, static t => Assert.True(
            Sources[t.Class].Any(source => Regex.IsMatch(source, $@"public (async )?(Task|void) {t.Test}\(")),
            $"{t.Class}.{t.Test} is no test."));
    }

    [Theory]
    [InlineData("## Threats")]
    [InlineData("## Known failures")]
    public void Every_threat_and_every_known_failure_has_a_test(string heading)
    {
        var section = Page[Page.IndexOf(heading, StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", heading.Length, StringComparison.Ordinal)];
        var rows = section.Split('\n').Where(static line => line.StartsWith('|')).Skip(2).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, static row => Assert.Matches(Tests(), row));
    }

    [GeneratedRegex(@"\bclass (\w+)")]
    private static partial Regex Classes();

    [GeneratedRegex(@"`(\w+)\.(\w+_\w+)`")]
    private static partial Regex Tests();
}
