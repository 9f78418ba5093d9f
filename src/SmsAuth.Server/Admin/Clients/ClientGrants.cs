using SmsAuth.OpenIddict;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>The grants that a client can be given here. Others that its application may have are left alone.</summary>
internal static class ClientGrants
{
    public static IReadOnlyList<string> All { get; } = [SmsOtpConstants.GrantType, GrantTypes.RefreshToken, GrantTypes.ClientCredentials, GrantTypes.AuthorizationCode];

    public static string PermissionOf(string grant) => Permissions.Prefixes.GrantType + grant;

    public static bool IsPermission(string permission) => All.Any(g => PermissionOf(g) == permission);
}
