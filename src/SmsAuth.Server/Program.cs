using SmsAuth.Server.Accounts;
using SmsAuth.Server.Database;
using SmsAuth.Server.Demo;
using SmsAuth.Server.Health;
using SmsAuth.Server.Hosting;
using SmsAuth.Server.Keys;
using SmsAuth.Server.Limits;
using SmsAuth.Server.Outbox;
using SmsAuth.Server.Pages;
using SmsAuth.Server.Startup;
using SmsAuth.Server.Tokens;
using SmsAuth.Server.Verifiers;

try
{
    var builder = WebApplication.CreateBuilder(LaunchEnvironment.OptionsFor(args));
    var problems = new StartProblems();
    var issuer = builder.AddHosting(problems);
    var keys = builder.AddKeys(problems);
    builder.AddDatabase(problems);
    builder.AddAccounts(problems);
    builder.AddVerifiers(keys, problems);
    builder.AddLimits(problems);
    builder.AddTokens(issuer, keys);
    builder.AddDemo(problems);
    builder.AddPages();
    builder.AddHealth();
    problems.ThrowIfAny();

    await using var app = builder.Build();
    app.ValidateOptions();
    app.WarnOfReadableKeys();
    app.WarnWithoutVerifier();
    app.WarnOfLimitsThatAreNotKept();
    await app.PrepareDatabaseAsync();
    await app.PrepareDemoAsync();

    app.UseHosting();
    app.UseStaticFiles();
    app.UseAuthentication();
    app.MapEndSession();
    app.MapAccountApi();
    app.MapOutbox();
    app.MapHealth();
    app.MapRazorPages();
    await app.RunAsync();
    return 0;
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
