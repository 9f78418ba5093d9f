using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Gateways;
using SmsAuth.Server.Captcha;
using SmsAuth.Server.Hosting;
using SmsAuth.Server.SignIn;
using SmsAuth.Server.SignIn.Codes;
using SmsAuth.Server.SignIn.Languages;
using SmsAuth.Server.SignIn.Passkeys;

namespace SmsAuth.Server.Pages.SignIn;

/// <summary>The second page of a sign-in: the code.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CodeModel(SignInFlow flow, PageClients clients, AskedCodes codes, SignInPages pages, TimeProvider time) : PageModel
{
    private PageClient client = null!;

    /// <summary>The code that the page waits for; null when the address is of no use any more, or another browser asked for the code.</summary>
    public AskedCode? Asked { get; private set; }

    public string NumberPage => ReturnUrl.Of(Request).Via(SignInPaths.Number);

    public string? Problem { get; private set; }

    public bool IsCodeWrong { get; private set; }

    /// <summary>Whether no code can be right any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether the page was loaded because another code was asked for.</summary>
    public bool IsAgain { get; private set; }

    public int TriesLeft { get; private set; }

    public bool AsksForCaptcha { get; private set; }

    /// <summary>How long until another code may be asked for.</summary>
    public long WaitSeconds => Asked is { } asked ? (long)Math.Max(0, Math.Ceiling((asked.ResendAt - time.GetUtcNow()).TotalSeconds)) : 0;

    public static string NameOf(string channel, PageTexts texts) => texts.Has($"by_{channel}") ? texts[$"by_{channel}"] : texts.Fill("by_channel", ("channel", channel));

    /// <summary>Where the code went: in full, so that whoever typed the number sees a mistake. No other browser shows it.</summary>
    public string Lead(PageTexts texts) => texts.Fill(
        Asked!.Channel == Channel.Voice ? "code_lead_voice" : "code_lead",
        ("digits", Asked.Length.ToString(texts.Culture)),
        ("number", $"\u2066{Asked.PhoneNumber.E164}\u2069"));

    public async Task<IActionResult> OnGetAsync(string? again)
    {
        if (!await PrepareAsync()) return SignInPages.Refuse();
        if (Asked is null) return Page();
        IsAgain = again is not null;
        if (IsOver) Problem = pages.Texts["code_ended"];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, [FromForm] string? passkeys, [FromServices] PasskeyOffer offer)
    {
        if (!await PrepareAsync()) return SignInPages.Refuse();
        if (Asked is null) return Page();
        if (IsOver) return Show(pages.Texts["code_ended"]);
        if (OtpCode.Parse(string.Concat(TypedNumber.Normalize(code).Where(char.IsAsciiDigit))) is not { } typed)
        {
            IsCodeWrong = true;
            return Show(pages.Texts.Fill("code_malformed", ("digits", Asked.Length.ToString(CultureInfo.InvariantCulture))));
        }

        var outcome = await flow.RedeemAsync(HttpContext, client.Policy, Asked, typed);
        if (outcome is RedeemOutcome.SignedIn { Account.Id: var account })
        {
            return Redirect(Request.PathBase + await offer.NextAsync(HttpContext, account, ReturnUrl.Of(Request), isCapable: passkeys == "yes"));
        }

        await LookAtTriesAsync();
        IsCodeWrong = outcome is RedeemOutcome.Refused && !IsOver;
        return Show(IsOver && outcome is RedeemOutcome.Refused ? pages.Texts["code_ended"] : pages.TextOf(outcome));
    }

    public async Task<IActionResult> OnPostAgainAsync([FromForm] string? channel)
    {
        if (!await PrepareAsync()) return SignInPages.Refuse();
        if (Asked is null) return Page();
        var wanted = channel is not null && Channel.IsName(channel) ? channel : null;
        var outcome = await flow.AskAgainAsync(HttpContext, client.Policy, Asked, pages.OptionsOf(HttpContext, wanted));
        if (outcome is StartOutcome.Started started) return Redirect(Request.PathBase + pages.CodePage(ReturnUrl.Of(Request), started, again: true));

        AsksForCaptcha = outcome is StartOutcome.CaptchaRequired;
        if (AsksForCaptcha) HttpContext.RequestServices.GetRequiredService<CaptchaWidget>().Allow(Response);
        return Show(pages.TextOf(outcome));
    }

    private async Task<bool> PrepareAsync()
    {
        if (await clients.FindAsync(ReturnUrl.Of(Request), HttpContext.RequestAborted) is not { } found) return false;
        client = found;
        if (client.RedirectUri is { } target) SecurityHeaders.LetFormsLeadTo(Response, target);

        // A code asked for on behalf of one client signs in for that client only.
        Asked = codes.Read(Request.Query[AskedCodes.Parameter]) is { } asked && asked.ClientId == client.Policy.ClientId ? asked : null;
        if (Asked is not null) await LookAtTriesAsync();
        return true;
    }

    private async Task LookAtTriesAsync()
    {
        var challenge = await flow.FindOwnAsync(HttpContext, Asked!);
        if (challenge is null) Asked = null;
        TriesLeft = challenge?.StateAt(time.GetUtcNow()) is ChallengeState.Pending ? Math.Max(0, challenge.MaxAttempts - challenge.Attempts) : 0;
        IsOver = TriesLeft == 0;
    }

    private PageResult Show(string problem)
    {
        Problem = problem;
        return Page();
    }
}
