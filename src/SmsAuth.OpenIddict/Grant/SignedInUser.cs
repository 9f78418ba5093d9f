namespace SmsAuth.OpenIddict.Grant;

/// <summary>Somebody who has proven a number.</summary>
internal sealed record SignedInUser
{
    /// <summary>The account, which becomes <c>sub</c>.</summary>
    public required string AccountId { get; init; }

    /// <summary>The number, E.164.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>When it was proven.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How (RFC 8176).</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    /// <summary>The account, never the number.</summary>
    public override string ToString() => $"[sign-in of account {AccountId}]";
}
