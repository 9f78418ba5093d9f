using Microsoft.Playwright;
using SmsAuth.Browser.Tests.Running;

namespace SmsAuth.Browser.Tests.Console;

public sealed class ConsolePageTests(PagesServer server, Chromium chromium)
{
    private static readonly (string Path, string Heading, string Picture)[] Pages =
    [
        ("/admin", "Dashboard", "dashboard"),
        ("/admin/clients", "Clients", "clients"),
        ("/admin/clients/new", "Add client", "client-new"),
        ("/admin/clients/demo-app", "demo-app", "client"),
        ("/admin/scopes", "Scopes", "scopes"),
        ("/admin/scopes/demo_api", "demo_api", "scope"),
        ("/admin/verifiers", "Verifiers", "verifiers"),
        ("/admin/verifiers/default", "default", "verifier"),
        ("/admin/verifiers/new/service", "Add verifier", "verifier-new-service"),
        ("/admin/gateways", "Gateways", "gateways"),
        ("/admin/gateways/new", "Add gateway", "gateway-new"),
        ("/admin/verify_services", "Verify services", "verify-services"),
        ("/admin/users", "Users", "users"),
        ("/admin/challenges", "Challenges", "challenges"),
        ("/admin/audit", "Audit trail", "audit"),
        ("/admin/fraud", "Fraud and limits", "fraud"),
    ];

    [Fact]
    public async Task Every_page_opens_and_is_accessible()
    {
        await using var admin = await chromium.OpenAsync(server, await Session.OfAsync(chromium, server, Screens.Desktop));
        await admin.GoAsync("/admin/not_found");
        await HeadingAsync(admin, "There is no such page");

        foreach (var (path, heading, picture) in Pages)
        {
            await admin.Page.EvaluateAsync("path => Blazor.navigateTo(path)", path);
            await HeadingAsync(admin, heading);
            await admin.LookAsync($"console-{picture}");
        }
    }

    private static async Task HeadingAsync(Visitor admin, string heading)
    {
        await admin.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading, Exact = true }).WaitForAsync();
        await admin.Page.WaitForFunctionAsync("() => !document.querySelector('.mud-progress-linear')");
    }
}
