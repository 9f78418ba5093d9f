namespace SmsAuth.Server.Keys.Stores;

/// <summary>A row of the table <c>ServerKeys</c>.</summary>
internal sealed class KeyRow
{
    public const int MaxKindLength = 32;
    public const int MaxContentLength = 16_000;

    /// <summary>The name of the <see cref="KeyKind"/>; key, together with <see cref="Number"/>.</summary>
    public required string Kind { get; init; }

    public required int Number { get; init; }

    /// <summary>The key, encrypted.</summary>
    public required string Content { get; set; }
}
