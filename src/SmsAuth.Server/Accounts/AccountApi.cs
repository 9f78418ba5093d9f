namespace SmsAuth.Server.Accounts;

/// <summary>What a signed-in user does with the account, with an access token that has the scope <see cref="Scope"/>.</summary>
internal static class AccountApi
{
    public const string Scope = "account";
    private const string Path = "/account/api";

    public static void MapAccountApi(this WebApplication app)
    {
        var api = app.MapGroup(Path).AddEndpointFilter<RequireAccountScope>();
        api.MapPhoneNumbers();
        api.MapPasskeys();
    }
}
