using SmsAuth.Definitions;

namespace SmsAuth.Server.Commands;

/// <summary>The words of a command in their order, its options, and the settings, which are for the server to read.</summary>
internal sealed class Words
{
    private const string By = "--by";

    private readonly Queue<string> plain = [];
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);
    private readonly Func<string, UsageException> wrong;

    /// <param name="args">What follows the name of the command.</param>
    /// <param name="known">The options that it has beside <c>--by</c>.</param>
    /// <param name="wrong">Makes a refusal of what is wrong.</param>
    public Words(string[] args, IReadOnlyList<string> known, Func<string, UsageException> wrong)
    {
        this.wrong = wrong;
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) plain.Enqueue(args[i]);
            else if (args[i].Contains('=', StringComparison.Ordinal) && IsSetting(args[i])) continue;
            else if (i + 1 == args.Length) throw wrong($"{args[i]} needs a value");
            else if (IsSetting(args[i])) i++;
            else if (args[i] == By || known.Contains(args[i])) options[args[i]] = args[++i];
            else throw wrong($"there is no {args[i]}");
        }
    }

    public string? Next() => plain.TryDequeue(out var word) ? word : null;

    public string? Option(string name) => options.GetValueOrDefault(name);

    /// <summary>There is no word left.</summary>
    public void MustEnd()
    {
        if (Next() is { } extra) throw wrong($"'{extra}' is one word too many");
    }

    /// <summary>Who runs the command: what <c>--by</c> says, or else the user of the system.</summary>
    public string Actor() => (Option(By) ?? Environment.UserName).Trim() is { Length: >= 1 and <= SavedDefinition.MaxActorLength } name && !name.Any(char.IsControl)
        ? name
        : throw wrong($"{By} needs a name of 1 to {SavedDefinition.MaxActorLength} characters");

    private static bool IsSetting(string arg) => arg.Contains(':', StringComparison.Ordinal) || arg is "--environment" or "--contentRoot";
}
