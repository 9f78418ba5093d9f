using SmsAuth.Codes;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.TestNumbers;

/// <summary>
/// A number with a fixed code, for the review of an app store and for end-to-end tests. It is never texted. Whoever knows the code signs in to
/// the account of the number.
/// </summary>
public sealed record TestNumber
{
    /// <summary>The client that it works for (OAuth <c>client_id</c>), at most 100 characters.</summary>
    public required string ClientId { get; init; }

    /// <summary>The number: one of <see cref="FictionalNumbers"/>, unless <see cref="Real"/>.</summary>
    public required PhoneNumber PhoneNumber { get; init; }

    /// <summary>Its code.</summary>
    public required OtpCode Code { get; init; }

    /// <summary>When it ends, at most a year ahead; from then on the number is like any other.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Whether the number may be somebody's. List only one that is yours. Default: false.</summary>
    public bool Real { get; init; }
}
