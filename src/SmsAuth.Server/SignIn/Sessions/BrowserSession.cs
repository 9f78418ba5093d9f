namespace SmsAuth.Server.SignIn.Sessions;

/// <summary>A browser in which somebody is signed in.</summary>
internal sealed record BrowserSession
{
    /// <summary>128 random bits, which tie answers of the user to the session. It is no secret of its own: the cookie is.</summary>
    public required string Id { get; init; }

    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The number that was proven, E.164.</summary>
    public required string Number { get; init; }

    /// <summary>When the user signed in, to the millisecond.</summary>
    public required DateTimeOffset SignedInAt { get; init; }

    /// <summary>How (RFC 8176).</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    /// <summary>The account, never the number.</summary>
    public override string ToString() => $"[session of account {AccountId}]";
}
