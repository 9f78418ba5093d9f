using SmsAuth.Server.Database;

namespace SmsAuth.Server.Accounts;

internal static class AccountSetup
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddIdentityCore<ServerUser>().AddEntityFrameworkStores<ServerDbContext>();
        builder.Services.AddSmsAuth().UseIdentity<ServerUser>();
    }
}
