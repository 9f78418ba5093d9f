using SmsAuth.Limits;
using SmsAuth.Server.Admin.Clients;

namespace SmsAuth.Server.AdminConsole.Pages;

/// <summary>A client while an administrator edits it.</summary>
internal sealed class ClientDraft
{
    private SmsOtpBody smsOtp = new();
    private JwksBody? jwks;
    private bool disabled;

    public string Id { get; set; } = "";

    public string? DisplayName { get; set; }

    public ClientKind Type { get; set; } = ClientKind.Public;

    public ConsentKind ConsentType { get; set; } = ConsentKind.Explicit;

    public List<string> GrantTypes { get; set; } = ["sms_otp", "refresh_token"];

    public List<string> Scopes { get; set; } = ["phone"];

    public List<string> RedirectUris { get; set; } = [];

    public List<string> PostLogoutRedirectUris { get; set; } = [];

    public bool RequirePkce { get; set; } = true;

    public string Verifier { get; set; } = "default";

    public string AllowedCountries { get; set; } = "";

    public string DeniedCountries { get; set; } = "";

    public int? ResendAfter { get; set; }

    public string? AndroidAppHash { get; set; }

    public bool AutomaticSignUp { get; set; } = true;

    public bool ChallengeIdRequired { get; set; }

    public LimitOverrides Limits { get; set; } = new();

    public int? AccessToken { get; set; }

    public int? RefreshToken { get; set; }

    public int? IdentityToken { get; set; }

    public int? AuthorizationCode { get; set; }

    public static ClientDraft Of(ClientAnswer client)
    {
        var smsOtp = client.SmsOtp ?? new SmsOtpBody();
        return new ClientDraft
        {
            smsOtp = smsOtp,
            jwks = client.Jwks,
            disabled = client.Disabled,
            Id = client.ClientId,
            DisplayName = client.DisplayName,
            Type = client.Type,
            ConsentType = client.ConsentType,
            GrantTypes = [.. client.GrantTypes],
            Scopes = [.. client.Scopes],
            RedirectUris = [.. client.RedirectUris],
            PostLogoutRedirectUris = [.. client.PostLogoutRedirectUris],
            RequirePkce = client.RequirePkce,
            Verifier = smsOtp.Verifier,
            AllowedCountries = string.Join(", ", smsOtp.AllowedCountries ?? []),
            DeniedCountries = string.Join(", ", smsOtp.DeniedCountries ?? []),
            ResendAfter = smsOtp.ResendAfter,
            AndroidAppHash = smsOtp.AndroidAppHash,
            AutomaticSignUp = smsOtp.AutomaticSignUp,
            ChallengeIdRequired = smsOtp.ChallengeIdRequired,
            Limits = smsOtp.Limits ?? new LimitOverrides(),
            AccessToken = client.TokenLifetimes.AccessToken,
            RefreshToken = client.TokenLifetimes.RefreshToken,
            IdentityToken = client.TokenLifetimes.IdentityToken,
            AuthorizationCode = client.TokenLifetimes.AuthorizationCode,
        };
    }

    /// <summary>What is sent: all that was read, with what the form changes.</summary>
    public ClientBody ToBody() => new(
        Type,
        string.IsNullOrWhiteSpace(DisplayName) ? null : DisplayName.Trim(),
        RedirectUris,
        PostLogoutRedirectUris,
        GrantTypes,
        Scopes,
        RequirePkce,
        ConsentType,
        new TokenLifetimes(AccessToken, RefreshToken, IdentityToken, AuthorizationCode),
        jwks,
        smsOtp with
        {
            Verifier = Verifier,
            AutomaticSignUp = AutomaticSignUp,
            AllowedCountries = ListOf(AllowedCountries),
            DeniedCountries = ListOf(DeniedCountries),
            ChallengeIdRequired = ChallengeIdRequired,
            Limits = Limits,
            ResendAfter = ResendAfter,
            AndroidAppHash = string.IsNullOrWhiteSpace(AndroidAppHash) ? null : AndroidAppHash.Trim(),
        },
        disabled);

    private static List<string> ListOf(string? text) => [.. (text ?? "").Split([',', ' ', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
