using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Abstractions;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Hosting;
using SmsAuth.Server.SignIn;
using SmsAuth.Server.SignIn.Authorization;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.Pages.SignIn;

/// <summary>Asks whether a client may have what it asks for.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ConsentModel(PageClients clients, BrowserSessions sessions, ConsentAnswers answers, IOpenIddictScopeManager scopes, SignInPages pages) : PageModel
{
    private BrowserSession? session;

    public PageClient? Client { get; private set; }

    /// <summary>The user's number, masked.</summary>
    public string Number => $"\u2066{PhoneNumber.FromStored(session!.Number).Masked}\u2069";

    /// <summary>What is asked for, in the words of the page.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await PrepareAsync() is { } elsewhere) return elsewhere;
        Scopes = await NamesOfAsync(ReturnUrl.Of(Request)[OpenIddictConstants.Parameters.Scope]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? answer)
    {
        if (await PrepareAsync() is { } elsewhere) return elsewhere;
        return Redirect(Request.PathBase + answers.Give(ReturnUrl.Of(Request), session!, allows: answer == "allow").Value);
    }

    private async Task<IActionResult?> PrepareAsync()
    {
        var returnUrl = ReturnUrl.Of(Request);
        Client = await clients.FindAsync(returnUrl, HttpContext.RequestAborted);
        if (Client?.RedirectUri is not { } target) return SignInPages.Refuse();
        SecurityHeaders.LetFormsLeadTo(Response, target);
        session = await sessions.FindAsync(HttpContext);
        return session is null ? Redirect(Request.PathBase + returnUrl.Via(SignInPaths.Number)) : null;
    }

    private async Task<IReadOnlyList<string>> NamesOfAsync(string[] asked)
    {
        var names = new List<string>();
        foreach (var scope in asked.Distinct(StringComparer.Ordinal))
        {
            if (pages.Texts.Has($"scope_{scope}") && scope != "other") names.Add(pages.Texts[$"scope_{scope}"]);
            else if (await scopes.FindByNameAsync(scope, HttpContext.RequestAborted) is { } stored && await scopes.GetLocalizedDescriptionAsync(stored, pages.Texts.Culture, HttpContext.RequestAborted) is { Length: > 0 } description) names.Add(description);
            else names.Add(pages.Texts.Fill("scope_other", ("scope", await NameOfAsync(scope))));
        }

        return names;
    }

    private async Task<string> NameOfAsync(string scope) =>
        await scopes.FindByNameAsync(scope, HttpContext.RequestAborted) is { } stored
        && await scopes.GetLocalizedDisplayNameAsync(stored, pages.Texts.Culture, HttpContext.RequestAborted) is { Length: > 0 } name
            ? name
            : scope;
}
