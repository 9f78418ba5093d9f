using System.ComponentModel;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>A client as an administrator wants it.</summary>
internal sealed record ClientBody(
    [property: Description("public: an app or a page that can keep no secret; confidential: it shows who it is, by a secret or by jwks.")] ClientKind Type,
    [property: Description("What people read, at most 100 characters.")] string? DisplayName = null,
    [property: Description("Where authorization responses go: absolute, without fragment; https, http on this machine, or an app's own scheme (RFC 8252).")] IReadOnlyList<string>? RedirectUris = null,
    [property: Description("Where browsers go after signing out, of the same kinds.")] IReadOnlyList<string>? PostLogoutRedirectUris = null,
    [property: Description("sms_otp, refresh_token, client_credentials, authorization_code, as far as the server supports them.")] IReadOnlyList<string>? GrantTypes = null,
    [property: Description("The scopes that it may ask for; each must exist.")] IReadOnlyList<string>? Scopes = null,
    [property: Description("Whether authorization requests need PKCE (RFC 7636). Default: true, which a public client cannot change.")] bool RequirePkce = true,
    [property: Description("How users are asked to consent. Default: explicit.")] ConsentKind ConsentType = ConsentKind.Explicit,
    [property: Description("How long its tokens live; null leaves all to the server.")] TokenLifetimes? TokenLifetimes = null,
    [property: Description("Its public keys, with which it shows who it is (private_key_jwt).")] JwksBody? Jwks = null,
    [property: Description("What it is allowed and asked to do with phone numbers; null for the defaults.")] SmsOtpBody? SmsOtp = null,
    [property: Description("Whether it is refused everywhere. Default: false.")] bool Disabled = false);
