using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Abstractions;
using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Captcha;
using SmsAuth.Server.Hosting;
using SmsAuth.Server.SignIn;
using SmsAuth.Server.SignIn.Languages;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.Pages.SignIn;

/// <summary>The first page of a sign-in: which number?</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class NumberModel(SignInFlow flow, PageClients clients, BrowserSessions sessions, SignInPages pages, CaptchaWidget captcha) : PageModel
{
    public PageClient? Client { get; private set; }

    public IReadOnlyList<Country> Countries { get; private set; } = [];

    public string? Country { get; private set; }

    /// <summary>What is in the field.</summary>
    public string Typed { get; private set; } = "";

    public PasskeyForm WithPasskey => new(ReturnUrl.Of(Request), IsConditional: true);

    public string? Problem { get; private set; }

    public bool IsNumberWrong { get; private set; }

    public bool AsksForCaptcha { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var returnUrl = ReturnUrl.Of(Request);
        if (!await PrepareAsync(returnUrl)) return SignInPages.Refuse();
        if (!returnUrl.IsAuthorization && !returnUrl.IsPasskeyPage && await sessions.FindAsync(HttpContext) is not null) return LocalRedirect("~" + returnUrl.Value);

        var hint = TypedNumber.Normalize(returnUrl[OpenIddictConstants.Parameters.LoginHint]);
        if (PhoneNumber.TryParse(hint, Country, out var number, SignInPages.Acceptable) is PhoneNumberProblem.None) (Typed, Country) = (number!.E164, number.Region);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? number, [FromForm] string? country)
    {
        var returnUrl = ReturnUrl.Of(Request);
        if (!await PrepareAsync(returnUrl)) return SignInPages.Refuse();
        Typed = TypedNumber.Normalize(number);
        Country = string.IsNullOrEmpty(country) ? null : country;

        var problem = PhoneNumber.TryParse(Typed, PhoneNumber.IsRegion(Country) ? Country : null, out var parsed, SignInPages.Acceptable);
        if (problem is not PhoneNumberProblem.None) return Show(pages.TextOf(problem), isNumberWrong: true);

        var outcome = await flow.AskAsync(HttpContext, Client!.Policy, parsed!, pages.OptionsOf(HttpContext, channel: null));
        if (outcome is StartOutcome.Started started) return Redirect(Request.PathBase + pages.CodePage(returnUrl, started));
        return Show(pages.TextOf(outcome), isNumberWrong: outcome is StartOutcome.NotServed, asksForCaptcha: outcome is StartOutcome.CaptchaRequired);
    }

    private async Task<bool> PrepareAsync(ReturnUrl returnUrl)
    {
        Client = await clients.FindAsync(returnUrl, HttpContext.RequestAborted);
        if (Client is null) return false;
        if (Client.RedirectUri is { } target) SecurityHeaders.LetFormsLeadTo(Response, target);
        Countries = SmsAuth.Server.SignIn.Languages.Countries.For(Client.Policy, pages.Texts);
        Country = SmsAuth.Server.SignIn.Languages.Countries.Guess(PageLanguage.WantedBy(HttpContext));
        if (Countries.All(c => c.Code != Country)) Country = Countries is [var only] ? only.Code : null;
        return true;
    }

    private PageResult Show(string problem, bool isNumberWrong, bool asksForCaptcha = false)
    {
        (Problem, IsNumberWrong, AsksForCaptcha) = (problem, isNumberWrong, asksForCaptcha);
        if (asksForCaptcha) captcha.Allow(Response);
        return Page();
    }
}
