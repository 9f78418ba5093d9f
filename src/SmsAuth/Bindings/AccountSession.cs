using SmsAuth.Clients;

namespace SmsAuth.Bindings;

/// <summary>A signed-in user who asks for something, as the access token and the request tell it.</summary>
public sealed record AccountSession
{
    /// <summary>The account (<c>sub</c>).</summary>
    public required string AccountId { get; init; }

    /// <summary>The client that the token was issued to.</summary>
    public required ClientPolicy Client { get; init; }

    /// <summary>When the user signed in (<c>auth_time</c>); null when the token does not tell, which is never recent.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>Where the request comes from.</summary>
    public Caller Caller { get; init; } = Caller.Unknown;
}
