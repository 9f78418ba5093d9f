using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmsAuth.Server.Hosting;
using SmsAuth.Server.SignIn;
using SmsAuth.Server.SignIn.Passkeys;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.Pages.SignIn;

/// <summary>Offers a passkey to somebody who has signed in, for the next time.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PasskeyModel(AccountPasskeys passkeys, PasskeyGuard guard, PasskeyOffer offer, PageClients clients, BrowserSessions sessions, SignInPages pages) : PageModel
{
    private BrowserSession session = null!;

    public string? Problem { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var returnUrl = ReturnUrl.Of(Request);
        if (await clients.FindAsync(returnUrl, HttpContext.RequestAborted) is not { } client)
        {
            context.Result = SignInPages.Refuse();
            return;
        }

        if (client.RedirectUri is { } target) SecurityHeaders.LetFormsLeadTo(Response, target);
        if (await sessions.FindAsync(HttpContext) is not { } found || !guard.IsRecent(found.SignedInAt)) context.Result = First(SignInPaths.Number);
        else if (await guard.NeedsPasskeyAsync(found.AccountId, PhishingResistance.AcrOf(found))) context.Result = First(SignInPaths.WithPasskey);
        else
        {
            session = found;
            await next();
        }
    }

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostOptionsAsync() => new JsonResult(await passkeys.BeginAsync(HttpContext, session));

    public async Task<IActionResult> OnPostAsync([FromForm] string? credential, [FromForm] string? state)
    {
        if (await passkeys.AddAsync(HttpContext, session, new PasskeyAnswer(credential, state))) return Redirect(Request.PathBase + ReturnUrl.Of(Request).Value);
        Problem = pages.Texts["passkey_add_failed"];
        return Page();
    }

    public IActionResult OnPostLater()
    {
        offer.Postpone(HttpContext);
        return Redirect(Request.PathBase + ReturnUrl.Of(Request).Value);
    }

    // Here again once that is done.
    private RedirectResult First(string page) => Redirect(Request.PathBase + ReturnUrl.Parse(ReturnUrl.Of(Request).Via(SignInPaths.Passkey)).Via(page));
}
