using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmsAuth.Server.Hosting;
using SmsAuth.Server.SignIn;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.Pages.SignIn;

/// <summary>Asks whether to sign out: nobody else's page can do it for the user.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SignOutModel(BrowserSessions sessions, EndSessionClients clients) : PageModel
{
    public async Task<IActionResult> OnGetAsync()
    {
        await PrepareAsync();
        return await sessions.FindAsync(HttpContext) is null ? Redirect(Next()) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await BrowserSessions.EndAsync(HttpContext);
        return Redirect(Next());
    }

    public async Task<IActionResult> OnPostStayAsync()
    {
        await PrepareAsync();
        return Redirect(Request.PathBase + "/");
    }

    private async Task PrepareAsync()
    {
        if (await clients.FindTargetAsync(ReturnUrl.Of(Request), HttpContext.RequestAborted) is { } target) SecurityHeaders.LetFormsLeadTo(Response, target);
    }

    // Back to the end session request, which nobody's session stands in the way of any more.
    private string Next() => Request.PathBase + (ReturnUrl.Of(Request) is { IsEndSession: true } request ? request.Value : SignInPaths.SignedOut);
}
