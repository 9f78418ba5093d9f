using Microsoft.Playwright;
using SmsAuth.Browser.Tests.Running;

namespace SmsAuth.Browser.Tests.Console;

public sealed class ConsolePageTests(PagesServer server, Chromium chromium)
{
    private const string Administrator = "+12025550199";

    [Theory]
    [InlineData("/admin", "Dashboard", "dashboard")]
    [InlineData("/admin/clients", "Clients", "clients")]
    [InlineData("/admin/clients/new", "Add client", "client-new")]
    [InlineData("/admin/clients/demo-app", "demo-app", "client")]
    [InlineData("/admin/scopes", "Scopes", "scopes")]
    [InlineData("/admin/scopes/demo_api", "demo_api", "scope")]
    [InlineData("/admin/verifiers", "Verifiers", "verifiers")]
    [InlineData("/admin/verifiers/default", "default", "verifier")]
    [InlineData("/admin/verifiers/new/service", "Add verifier", "verifier-new-service")]
    [InlineData("/admin/gateways", "Gateways", "gateways")]
    [InlineData("/admin/gateways/new", "Add gateway", "gateway-new")]
    [InlineData("/admin/verify_services", "Verify services", "verify-services")]
    [InlineData("/admin/users", "Users", "users")]
    [InlineData("/admin/challenges", "Challenges", "challenges")]
    [InlineData("/admin/audit", "Audit trail", "audit")]
    [InlineData("/admin/fraud", "Fraud and limits", "fraud")]
    public async Task Every_page_opens_and_is_accessible(string path, string heading, string picture)
    {
        await using var admin = await OpenAsync(Screens.Desktop);

        await admin.GoAsync(path);
        await HeadingAsync(admin, heading);

        await admin.LookAsync($"console-{picture}");
    }

    private async Task<Visitor> OpenAsync(BrowserNewContextOptions screen)
    {
        var admin = await chromium.OpenAsync(server, await Session.OfAsync(chromium, server, screen));
        return admin;
    }

    private static async Task HeadingAsync(Visitor admin, string heading)
    {
        await admin.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading, Exact = true }).WaitForAsync();
        await admin.Page.WaitForFunctionAsync("() => !document.querySelector('.mud-progress-linear')");
    }
}
