using System.Globalization;
using SmsAuth.Fraud.Lists;

namespace SmsAuth.Server.Commands;

/// <summary>The command <c>numbers</c>, by which administrators manage the lists of blocked and always allowed numbers.</summary>
internal sealed record NumberCommand(NumberCommand.Verb Does, NumberPattern? Pattern, DateTimeOffset? Until, string Actor) : IServerCommand
{
    private const string Name = "numbers";

    private const string Usage = """
        Usage:
          numbers block  NUMBER|PREFIX* --until TIME [--by NAME]   no texts
          numbers allow  NUMBER|PREFIX* --until TIME [--by NAME]   texts whatever the fraud guard says
          numbers remove NUMBER|PREFIX* [--by NAME]
          numbers list
        TIME is a day or a time in UTC, such as 2027-01-31 or 2027-01-31T12:00:00Z. NAME is who does it; the default is the user of the system.
        Settings of the server may follow, such as --Keys:Folder /etc/smsauth/keys.
        """;

    private static readonly string[] TimeFormats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    internal enum Verb
    {
        Block,
        Allow,
        Remove,
        List,
    }

    /// <summary>Reads the command; null when the arguments are those of a server.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static NumberCommand? Read(string[] args)
    {
        if (args is not [Name, ..]) return null;
        var words = new Words(args[1..], known: ["--until"], Wrong);
        var does = VerbOf(words.Next() ?? throw Wrong("say what to do"));
        var pattern = does is Verb.List ? null : PatternOf(words.Next());
        words.MustEnd();

        var until = words.Option("--until");
        return new NumberCommand(does, pattern, does is Verb.Block or Verb.Allow ? TimeOf(until) : NoTime(until), words.Actor());
    }

    /// <returns>The exit code: 0, or 1 when there was nothing to remove.</returns>
    public async Task<int> RunAsync(IServiceProvider services, TextWriter output, TextWriter errors)
    {
        var editor = services.GetRequiredService<NumberListEditor>();
        switch (Does)
        {
            case Verb.List:
                foreach (var entry in await editor.ListAsync(CancellationToken.None)) await output.WriteLineAsync(LineOf(entry));
                return 0;
            case Verb.Remove:
                if (await editor.RemoveAsync(Pattern!, Actor)) return 0;
                await errors.WriteLineAsync($"{Pattern} is on no list.");
                return 1;
            default:
                if (Until <= services.GetRequiredService<TimeProvider>().GetUtcNow()) throw Wrong("--until is in the past");
                await editor.PutAsync(Does is Verb.Block ? ListKind.Blocked : ListKind.Allowed, Pattern!, Until!.Value, Actor);
                return 0;
        }
    }

    private static string LineOf(NumberListEntry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.Kind.ToString().ToLowerInvariant(),-8} {entry.Shown,-17} until {entry.Until:yyyy-MM-dd'T'HH:mm:ss'Z'}, added {entry.AddedAt:yyyy-MM-dd'T'HH:mm:ss'Z'} by {entry.AddedBy}");

    private static Verb VerbOf(string word) => word switch
    {
        "block" => Verb.Block,
        "allow" => Verb.Allow,
        "remove" => Verb.Remove,
        "list" => Verb.List,
        _ => throw Wrong($"there is no '{word}'"),
    };

    // The input is not repeated: it may be a number, and standard error may be a log.
    private static NumberPattern PatternOf(string? word) => NumberPattern.Parse(word) ?? throw Wrong($"name {NumberPattern.Expected}");

    private static DateTimeOffset TimeOf(string? text) =>
        DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Wrong("--until needs a day or a time in UTC");

    private static DateTimeOffset? NoTime(string? text) => text is null ? null : throw Wrong("--until is for block and allow only");

    private static UsageException Wrong(string what) => new($"{Name}: {what}.{Environment.NewLine}{Usage}");
}
