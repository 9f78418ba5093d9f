using System.Security.Claims;

namespace SmsAuth.Server.SignIn.Authorization;

/// <summary>What becomes of an authorization request of somebody who is signed in.</summary>
internal abstract record Grant
{
    private Grant()
    {
    }

    /// <summary>The client gets a code for this user.</summary>
    internal sealed record Given(ClaimsPrincipal Principal) : Grant;

    /// <summary>The user is to be asked first.</summary>
    internal sealed record ConsentNeeded : Grant;

    /// <summary>The client gets an error (RFC 6749 4.1.2.1).</summary>
    internal sealed record Refused(string Error, string Description) : Grant;
}
