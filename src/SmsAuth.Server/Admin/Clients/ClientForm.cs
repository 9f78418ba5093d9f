using System.Text.RegularExpressions;
using OpenIddict.Abstractions;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.Server.SignIn;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>Puts what an administrator wants of a client into an OpenIddict application, and reads it from there.</summary>
internal static partial class ClientForm
{
    /// <summary>What the id of a new client is made of, for messages.</summary>
    public const string IdAllowed = "1 to 100 of the characters A-Z a-z 0-9 . _ ~ -, the first a letter or digit; not smsauth, which is the server itself.";

    private static readonly string[] Endpoints =
    [
        Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.Endpoints.Introspection, Permissions.Endpoints.Authorization,
        Permissions.Endpoints.EndSession, Permissions.ResponseTypes.Code,
    ];

    public static bool IsId(string id) => Id().IsMatch(id) && !id.Equals(PageClients.OwnId, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Makes an application as the body says. What the body has no word for is left as it is: permissions and settings of other code, the secrets, and whatever else
    /// is in its properties.
    /// </summary>
    /// <param name="body">What is wanted, already checked.</param>
    /// <param name="application">The application to change.</param>
    public static void Apply(ClientBody body, OpenIddictApplicationDescriptor application)
    {
        application.ClientType = body.Type is ClientKind.Public ? ClientTypes.Public : ClientTypes.Confidential;
        application.DisplayName = body.DisplayName;
        application.ConsentType = body.ConsentType.ToString().ToLowerInvariant();
        application.JsonWebKeySet = body.Jwks?.ToKeySet();
        Fill(application.RedirectUris, body.RedirectUris);
        Fill(application.PostLogoutRedirectUris, body.PostLogoutRedirectUris);

        // RFC 8252 7.3: an app on a device takes whatever port is free.
        application.ApplicationType = application.RedirectUris.Any(RedirectUris.IsNative) ? ApplicationTypes.Native : ApplicationTypes.Web;

        application.Permissions.RemoveWhere(static p => Endpoints.Contains(p) || ClientGrants.IsPermission(p) || p.StartsWith(Permissions.Prefixes.Scope, StringComparison.Ordinal));
        application.Permissions.UnionWith(PermissionsOf(body));
        if (body.RequirePkce) application.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
        else application.Requirements.Remove(Requirements.Features.ProofKeyForCodeExchange);

        (body.TokenLifetimes ?? new TokenLifetimes()).WriteTo(application.Settings);
        StoredClientSettings.Write((body.SmsOtp ?? new SmsOtpBody()).ToSettings(), application.Settings);
        application.SetDisabled(body.Disabled);
    }

    public static ClientKind KindOf(OpenIddictApplicationDescriptor application) =>
        string.Equals(application.ClientType, ClientTypes.Public, StringComparison.OrdinalIgnoreCase) ? ClientKind.Public : ClientKind.Confidential;

    public static ConsentKind ConsentOf(OpenIddictApplicationDescriptor application) =>
        Enum.TryParse<ConsentKind>(application.ConsentType, ignoreCase: true, out var kind) ? kind : ConsentKind.Explicit;

    public static IReadOnlyList<string> GrantsOf(OpenIddictApplicationDescriptor application) => [.. ClientGrants.All.Where(g => application.Permissions.Contains(ClientGrants.PermissionOf(g)))];

    public static IReadOnlyList<string> ScopesOf(OpenIddictApplicationDescriptor application) =>
        [.. application.Permissions.Where(static p => p.StartsWith(Permissions.Prefixes.Scope, StringComparison.Ordinal)).Select(static p => p[Permissions.Prefixes.Scope.Length..]).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> PermissionsOf(ClientBody body)
    {
        var grants = body.GrantTypes ?? [];
        if (grants.Count > 0) yield return Permissions.Endpoints.Token;
        if (grants.Count > 0) yield return Permissions.Endpoints.Revocation;
        if (body.Type is ClientKind.Confidential) yield return Permissions.Endpoints.Introspection;
        if (grants.Any(static g => g is not GrantTypes.ClientCredentials)) yield return Permissions.Endpoints.EndSession;
        if (grants.Contains(GrantTypes.AuthorizationCode))
        {
            yield return Permissions.Endpoints.Authorization;
            yield return Permissions.ResponseTypes.Code;
        }

        foreach (var grant in grants) yield return ClientGrants.PermissionOf(grant);
        foreach (var scope in body.Scopes ?? []) yield return Permissions.Prefixes.Scope + scope;
    }

    private static void Fill(HashSet<Uri> uris, IReadOnlyList<string>? wanted)
    {
        uris.Clear();
        foreach (var uri in wanted ?? []) uris.Add(new Uri(uri, UriKind.Absolute));
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._~\-]{0,99}\z")]
    private static partial Regex Id();
}
