namespace SmsAuth.Server.Keys;

/// <summary>The kinds of keys by the names that files, rows, commands and messages have.</summary>
internal static class KeyKinds
{
    private static readonly Dictionary<KeyKind, string> Names = new()
    {
        [KeyKind.Signing] = "signing",
        [KeyKind.Encryption] = "encryption",
        [KeyKind.Pepper] = "pepper",
        [KeyKind.Numbers] = "numbers",
        [KeyKind.DataProtection] = "data-protection",
    };

    public static IReadOnlyCollection<KeyKind> All => Names.Keys;

    public static string Name(this KeyKind kind) => Names[kind];

    /// <returns>Null when no kind has the name.</returns>
    public static KeyKind? Parse(string? name) => Names.FirstOrDefault(n => n.Value == name) is { Value: not null } found ? found.Key : null;

    public static string Listed(IEnumerable<KeyKind> kinds) => string.Join(", ", kinds.Select(Name));
}
