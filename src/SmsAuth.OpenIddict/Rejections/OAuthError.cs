namespace SmsAuth.OpenIddict.Rejections;

/// <summary>An error response (RFC 6749 5.2).</summary>
/// <param name="Code">The value of <c>error</c>.</param>
/// <param name="Description">The value of <c>error_description</c>, for the client's developer.</param>
/// <param name="RetryAfter">How long to wait before asking again, if that helps.</param>
internal sealed record OAuthError(string Code, string Description, TimeSpan? RetryAfter = null)
{
    /// <summary>How long ago the user may have signed in, where a new sign-in helps.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>How the user has to sign in (RFC 9470 3), where a new sign-in of that kind helps.</summary>
    public string? AcrValues { get; init; }
}
