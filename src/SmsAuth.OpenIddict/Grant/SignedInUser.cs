namespace SmsAuth.OpenIddict.Grant;

/// <summary>Somebody who has signed in.</summary>
internal sealed record SignedInUser
{
    /// <summary>The account, which becomes <c>sub</c>.</summary>
    public required string AccountId { get; init; }

    /// <summary>The number, E.164.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How (RFC 8176).</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    /// <summary>How well that tells who it is (<c>acr</c>, OpenID Connect Core 2); null when there is nothing to say.</summary>
    public string? ContextClass { get; init; }

    /// <summary>The account, never the number.</summary>
    public override string ToString() => $"[sign-in of account {AccountId}]";
}
