namespace SmsAuth.Server.Keys.Stores;

/// <summary>A key as it is kept.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Number">Its place among those of its kind.</param>
/// <param name="Content">The key itself, encrypted or not.</param>
internal sealed record StoredKey(KeyKind Kind, int Number, string Content)
{
    /// <summary>What it is called in its store and in messages.</summary>
    public string Name => NameOf(Kind, Number);

    public static string NameOf(KeyKind kind, int number) => $"{kind.Name()}-{number}";

    /// <summary>Reads a name.</summary>
    /// <returns>Null when it is none.</returns>
    public static (KeyKind Kind, int Number)? Parse(string name)
    {
        var dash = name.LastIndexOf('-');
        return dash > 0 && KeyKinds.Parse(name[..dash]) is { } kind && int.TryParse(name[(dash + 1)..], out var number) && number > 0 && name == NameOf(kind, number)
            ? (kind, number)
            : null;
    }

    /// <summary>The name, never the content.</summary>
    public override string ToString() => Name;
}
