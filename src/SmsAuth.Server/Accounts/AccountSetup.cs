using SmsAuth.Bindings;
using SmsAuth.Recycling;
using SmsAuth.Server.Database;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Accounts;

/// <summary>Accounts, and the sections <c>SmsAuth:Numbers</c> and <c>SmsAuth:Recycling</c> on what becomes of their numbers.</summary>
internal static class AccountSetup
{
    public static void AddAccounts(this WebApplicationBuilder builder, StartProblems problems)
    {
        var numbers = builder.Configuration.GetSection("SmsAuth:Numbers");
        var recycling = builder.Configuration.GetSection("SmsAuth:Recycling");
        _ = SettingsReader.Read<NumberOptions>(numbers, problems);
        _ = SettingsReader.Read<RecyclingOptions>(recycling, problems);

        builder.Services.AddIdentityCore<ServerUser>().AddEntityFrameworkStores<ServerDbContext>();
        builder.Services.AddSmsAuth().UseIdentity<ServerUser>().ConfigureNumbers(numbers.Bind).ConfigureRecycling(recycling.Bind);
        builder.Services.AddScoped<AccountSessions>();
    }
}
