using SmsAuth.Server.Accounts;
using SmsAuth.Server.Admin.Access;
using Standard = OpenIddict.Abstractions.OpenIddictConstants.Scopes;

namespace SmsAuth.Server.Admin.Scopes;

/// <summary>The scopes that the server has by itself.</summary>
internal static class BuiltInScopes
{
    public static IReadOnlyList<ScopeAnswer> All { get; } =
    [
        Of(AccountApi.Scope, "The account API: the user's own numbers."),
        Of(Standard.Email, "The user's e-mail address (OpenID Connect Core 5.4); there is none."),
        Of(Standard.OfflineAccess, "Refresh tokens (OpenID Connect Core 11)."),
        Of(Standard.OpenId, "An identity token (OpenID Connect Core)."),
        Of(Standard.Phone, "The user's phone number (OpenID Connect Core 5.4)."),
        Of(Standard.Profile, "The user's profile (OpenID Connect Core 5.4)."),
        Of(AdminScopes.Manage, "The admin API: everything."),
        Of(AdminScopes.Read, "The admin API: requests that change nothing."),
    ];

    public static ScopeAnswer? Find(string name) => All.FirstOrDefault(s => s.Name == name);

    // Some databases take two names for one that differ in case only.
    public static bool IsTaken(string name) => All.Any(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static ScopeAnswer Of(string name, string description) => new(name, DisplayName: null, description, Resources: [], BuiltIn: true);
}
