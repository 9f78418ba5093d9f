using SmsAuth.Server.Accounts;
using SmsAuth.Server.Admin;
using SmsAuth.Server.Admin.Statistics;
using SmsAuth.Server.Alerts;
using SmsAuth.Server.Audit;
using SmsAuth.Server.Captcha;
using SmsAuth.Server.Commands;
using SmsAuth.Server.AdminConsole;
using SmsAuth.Server.Database;
using SmsAuth.Server.Demo;
using SmsAuth.Server.Devices;
using SmsAuth.Server.Fraud;
using SmsAuth.Server.Gateways;
using SmsAuth.Server.Health;
using SmsAuth.Server.Hosting;
using SmsAuth.Server.Keys;
using SmsAuth.Server.Limits;
using SmsAuth.Server.Outbox;
using SmsAuth.Server.Pages;
using SmsAuth.Server.Redis;
using SmsAuth.Server.Shutdown;
using SmsAuth.Server.SignIn;
using SmsAuth.Server.Startup;
using SmsAuth.Server.TestNumbers;
using SmsAuth.Server.Tokens;
using SmsAuth.Server.Verifiers;

try
{
    if (MigrateCommand.Read(args) is { } migrate) return await migrate.RunAsync(Console.Out);
    if (HealthCheckCommand.Read(args) is { } check) return await check.RunAsync(Console.Out);
    if (KeysCommand.Read(args) is { } keys) return await keys.RunAsync(Console.Out);
    IServerCommand? command = AdminCommand.Read(args);
    command ??= NumberCommand.Read(args);
    var builder = WebApplication.CreateBuilder(LaunchEnvironment.OptionsFor(args));
    var problems = new StartProblems();
    var issuer = builder.AddHosting(problems);
    builder.AddDatabase(problems);
    builder.AddAccounts(problems);
    builder.AddGateways(problems);
    builder.AddVerifiers(problems);
    builder.AddLimits(problems);
    builder.AddKeys(builder.AddRedis(problems), problems);
    builder.AddAudit(problems);
    builder.AddDevices(problems);
    builder.AddTestNumbers(problems);
    builder.AddFraudGuard(problems);
    builder.AddCaptcha(problems);
    builder.AddAlerts(problems);
    builder.AddTokens(issuer);
    builder.AddSignIn(issuer, problems);
    builder.AddAdminApi(problems);
    builder.AddConsole();
    builder.AddPrices(problems);
    builder.AddDemo(problems);
    builder.AddPages();
    builder.AddHealth();
    builder.AddShutdown(problems);
    if (command is not null) builder.ServeNobody();
    problems.ThrowIfAny();

    await using var app = builder.Build();
    app.ValidateOptions();
    app.WarnOfTestNumbers();
    await app.PrepareDatabaseAsync();
    await app.WarnWithoutVerifierAsync();
    await app.PrepareKeysAsync();
    await app.PrepareDemoAsync();

    if (command is not null) return await app.RunCommandAsync(command);
    app.UseDrain();
    app.UseHosting();
    app.UseStaticFiles();
    app.UseConsoleRequests();
    app.UseSignInErrors();
    app.UseRouting();
    app.UseAuthentication();
    app.UseConsole();
    app.UseAdminApi();
    app.MapSignIn();
    app.MapEndSession();
    app.MapSmsOtpReceipts();
    app.MapAccountApi();
    app.MapAdminApi();
    app.MapConsole();
    app.MapOutbox();
    app.MapHealth();
    app.MapRazorPages();
    await app.RunAsync();
    return 0;
}
catch (UsageException usage)
{
    await Console.Error.WriteLineAsync(usage.Message);
    return 2;
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
