namespace SmsAuth.Soak;

/// <summary>One number with the challenges that were started for it, and the codes that reached its phone.</summary>
internal sealed class Target
{
    public required Attack Attack { get; init; }

    public required string Number { get; init; }

    /// <summary>The code verifier of its challenges, when they are bound.</summary>
    public string? CodeVerifier { get; init; }

    /// <summary>The challenges, the oldest first.</summary>
    public List<string> Challenges { get; } = [];

    /// <summary>The codes, the oldest first.</summary>
    public IReadOnlyList<string> Codes { get; set; } = [];

    public string Challenge => Challenges[^1];

    public string Code => Codes[^1];

    /// <summary>One of many codes that never reached the phone. A guess that happens to be right would be no failure of the server.</summary>
    public string Wrong(int index)
    {
        var guess = (int)((index * 7_919L) % 1_000_000);
        while (Codes.Contains($"{guess:000000}")) guess = (guess + 1) % 1_000_000;
        return $"{guess:000000}";
    }
}
