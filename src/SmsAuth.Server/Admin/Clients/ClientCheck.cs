using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SmsAuth.Clients;
using SmsAuth.Limits;
using SmsAuth.PhoneNumbers;
using SmsAuth.Verifiers;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>Checks what an administrator wants of a client, field by field.</summary>
internal sealed class ClientCheck(IVerifierCatalog verifiers, IOpenIddictScopeManager scopes, IOptionsMonitor<OpenIddictServerOptions> server)
{
    public const int MaxName = 100;
    private const int MaxScopes = 100;
    private const int MaxCountries = 300;
    private const int MaxResendAfter = 600;

    public async Task<IReadOnlyList<(string Field, string Message)>> ProblemsOfAsync(ClientBody body, CancellationToken cancellationToken) =>
    [
        .. NameProblems(body.DisplayName),
        .. RedirectUris.ProblemsOf("redirect_uris", body.RedirectUris),
        .. RedirectUris.ProblemsOf("post_logout_redirect_uris", body.PostLogoutRedirectUris),
        .. GrantProblems(body),
        .. await ScopeProblemsAsync(body.Scopes ?? [], cancellationToken),
        .. body.TokenLifetimes?.Problems() ?? [],
        .. KeyProblems(body),
        .. SmsOtpProblems(body.SmsOtp ?? new SmsOtpBody()),
    ];

    public static IEnumerable<(string Field, string Message)> NameProblems(string? name)
    {
        if (name is { Length: 0 or > MaxName } || name?.Any(char.IsControl) is true) yield return ("display_name", $"1 to {MaxName} characters, none of them a control character, or null.");
    }

    private static IEnumerable<(string Field, string Message)> KeyProblems(ClientBody body) => body switch
    {
        { Jwks: null } => [],
        { Type: ClientKind.Public } => [("jwks", "a public client does not show who it is; leave it out, or make the client confidential.")],
        _ => JwksCheck.ProblemsOf(body.Jwks),
    };

    private IEnumerable<(string Field, string Message)> GrantProblems(ClientBody body)
    {
        var grants = body.GrantTypes ?? [];
        var supported = ClientGrants.All.Where(server.CurrentValue.GrantTypes.Contains).ToList();
        if (grants.Any(g => !supported.Contains(g))) yield return ("grant_types", $"the server has: {string.Join(", ", supported)}.");
        if (grants.Contains(GrantTypes.ClientCredentials) && body.Type is ClientKind.Public) yield return ("grant_types", "client_credentials is for confidential clients (RFC 6749 4.4).");
        if (grants.Contains(GrantTypes.RefreshToken) && grants.All(static g => g is GrantTypes.RefreshToken or GrantTypes.ClientCredentials))
        {
            yield return ("grant_types", "refresh_token needs a grant that signs users in, such as sms_otp.");
        }

        if (!grants.Contains(GrantTypes.AuthorizationCode)) yield break;
        if (body.RedirectUris is not { Count: > 0 }) yield return ("redirect_uris", "authorization_code needs at least one.");
        if (body is { Type: ClientKind.Public, RequirePkce: false }) yield return ("require_pkce", "a public client with authorization_code needs PKCE (RFC 9700 2.1.1).");
    }

    private async Task<IEnumerable<(string Field, string Message)>> ScopeProblemsAsync(IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        if (wanted.Count > MaxScopes) return [("scopes", $"at most {MaxScopes}.")];
        if (wanted.Any(static s => s is null or { Length: 0 or > 200 })) return [("scopes", "the name of a scope has 1 to 200 characters.")];
        var unknown = wanted.Where(s => !server.CurrentValue.Scopes.Contains(s)).ToHashSet(StringComparer.Ordinal);
        if (unknown.Count == 0) return [];
        await foreach (var scope in scopes.FindByNamesAsync([.. unknown], cancellationToken)) unknown.Remove(await scopes.GetNameAsync(scope, cancellationToken) ?? "");
        return wanted.Index().Where(s => unknown.Contains(s.Item)).Select(static s => ($"scopes[{s.Index}]", "there is no such scope; add it first."));
    }

    private IEnumerable<(string Field, string Message)> SmsOtpProblems(SmsOtpBody body)
    {
        if (body.Verifier is not { Length: >= 1 and <= 100 } || verifiers.Find(body.Verifier) is null && body.Verifier != ClientPolicy.DefaultVerifier) yield return ("sms_otp.verifier", "there is no such verifier.");
        foreach (var problem in CountryProblems("sms_otp.allowed_countries", body.AllowedCountries).Concat(CountryProblems("sms_otp.denied_countries", body.DeniedCountries))) yield return problem;
        if (body.ResendAfter is < 0 or > MaxResendAfter) yield return ("sms_otp.resend_after", $"0 to {MaxResendAfter} seconds, or null.");
        if (body.AndroidAppHash is { } hash && !AndroidAppHash.IsValid(hash)) yield return ("sms_otp.android_app_hash", $"{AndroidAppHash.Allowed}, or null.");
        foreach (var problem in LimitOverrides.ProblemsOf(body.Limits ?? new LimitOverrides()))
        {
            var (name, allowed) = (problem.Split(':')[0], problem[(problem.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            yield return ($"sms_otp.limits.{System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name)}", $"{allowed}.");
        }
    }

    private static IEnumerable<(string Field, string Message)> CountryProblems(string field, IReadOnlyList<string>? countries)
    {
        if (countries is { Count: > MaxCountries }) return [(field, $"at most {MaxCountries}.")];
        return (countries ?? []).Index().Where(static c => !PhoneNumber.IsRegion(c.Item)).Select(c => ($"{field}[{c.Index}]", "a country with phone numbers, such as SE (ISO 3166-1 alpha-2)."));
    }
}
