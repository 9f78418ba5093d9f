using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Captcha;
using SmsAuth.Server.SignIn.Codes;
using SmsAuth.Server.SignIn.Languages;

namespace SmsAuth.Server.SignIn;

/// <summary>What the pages have in common: their words for what the engine says, and the way from one to the next.</summary>
internal sealed class SignInPages(PageTexts texts, AskedCodes codes, CaptchaWidget captcha, TimeProvider time)
{
    /// <summary>The parameter that Razor Pages take the handler from.</summary>
    public const string HandlerParameter = "handler";

    /// <summary>The lines that numbers are accepted of, as the challenge endpoint does.</summary>
    public const PhoneNumberTypes Acceptable = PhoneNumberTypes.TextCapable | PhoneNumberTypes.FixedLine;

    public PageTexts Texts => texts;

    public string TextOf(PhoneNumberProblem problem) => texts[problem switch
    {
        PhoneNumberProblem.Missing => "number_missing",
        PhoneNumberProblem.RegionMissing => "number_country_missing",
        PhoneNumberProblem.CannotReceiveText => "number_cannot_receive",
        _ => "number_invalid",
    }];

    public string TextOf(StartOutcome outcome) => outcome switch
    {
        StartOutcome.TooSoon { RetryAfter: var wait } => texts.Fill("too_soon", ("time", Clock(wait))),
        StartOutcome.NotServed => texts["number_not_served"],
        StartOutcome.CaptchaRequired => texts["captcha_required"],
        _ => texts["unavailable"],
    };

    public string TextOf(RedeemOutcome outcome) => texts[outcome switch
    {
        RedeemOutcome.StepRequired => "step_required",
        RedeemOutcome.Unavailable => "unavailable",
        _ => "code_invalid",
    }];

    /// <summary>Minutes and seconds, such as <c>0:42</c>.</summary>
    public static string Clock(TimeSpan span)
    {
        var seconds = (long)Math.Max(0, Math.Ceiling(span.TotalSeconds));
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");
    }

    public AskOptions OptionsOf(HttpContext context, string? channel) =>
        new([texts.Language, .. PageLanguage.WantedBy(context)], channel, captcha.TokenIn(context.Request));

    /// <summary>The address of the page that waits for a code.</summary>
    public string CodePage(ReturnUrl returnUrl, StartOutcome.Started started, bool again = false) => returnUrl.Via(
        SignInPaths.Code,
        [(AskedCodes.Parameter, codes.Write(AskedCode.Of(started, time.GetUtcNow()))), .. again ? new[] { ("again", "1") } : []]);

    /// <summary>The address of the page that is shown, for another of its handlers: what tag helpers make of one is without the query.</summary>
    public static string Here(HttpRequest request, string handler) =>
        request.PathBase + request.Path + QueryString.Create(request.Query.Where(static p => p.Key != HandlerParameter).Append(new(HandlerParameter, handler)));

    /// <summary>The answer to an address that no client of ours led to.</summary>
    public static StatusCodeResult Refuse() => new(StatusCodes.Status400BadRequest);
}
