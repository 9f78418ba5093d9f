using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Abstractions;
using SmsAuth.Server.Hosting;
using SmsAuth.Server.SignIn;
using SmsAuth.Server.SignIn.Passkeys;

namespace SmsAuth.Server.Pages.SignIn;

/// <summary>Signs in with a passkey: shown by itself when one is demanded, or when one did not work.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class WithPasskeyModel(PasskeySignIn signIn, PageClients clients, SignInPages pages) : PageModel
{
    private PageClient client = null!;

    public string? Problem { get; private set; }

    public PasskeyForm Form => new(ReturnUrl.Of(Request), IsConditional: false);

    /// <summary>Whether the client asks for a passkey.</summary>
    public bool IsDemanded => PasskeyDemand.IsIn(ReturnUrl.Of(Request)[OpenIddictConstants.Parameters.AcrValues]);

    public string NumberPage => ReturnUrl.Of(Request).Via(SignInPaths.Number);

    public async Task<IActionResult> OnGetAsync() => await PrepareAsync() ? Page() : SignInPages.Refuse();

    public async Task<IActionResult> OnPostOptionsAsync() =>
        await PrepareAsync() ? new JsonResult(await signIn.BeginAsync(HttpContext)) : SignInPages.Refuse();

    public async Task<IActionResult> OnPostAsync([FromForm] string? credential, [FromForm] string? state)
    {
        if (!await PrepareAsync()) return SignInPages.Refuse();
        var verdict = await signIn.SignInAsync(HttpContext, client.Policy.ClientId, new PasskeyAnswer(credential, state));
        if (verdict is PasskeyVerdict.SignedIn) return Redirect(Request.PathBase + ReturnUrl.Of(Request).Value);
        Problem = pages.Texts[verdict is PasskeyVerdict.TooLate ? "ended" : "passkey_failed"];
        return Page();
    }

    private async Task<bool> PrepareAsync()
    {
        if (await clients.FindAsync(ReturnUrl.Of(Request), HttpContext.RequestAborted) is not { } found) return false;
        client = found;
        if (client.RedirectUri is { } target) SecurityHeaders.LetFormsLeadTo(Response, target);
        return true;
    }
}
