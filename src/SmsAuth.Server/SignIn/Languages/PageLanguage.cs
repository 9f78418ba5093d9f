using SmsAuth.Messages;

namespace SmsAuth.Server.SignIn.Languages;

/// <summary>Chooses the language of a page: what the client asks for (<c>ui_locales</c>), else what the browser does.</summary>
internal static class PageLanguage
{
    private const int MaxTags = 20;

    public static PageTexts For(HttpContext context) => PageTexts.All[LanguageLookup.Choose(WantedBy(context), PageTexts.All.Keys)];

    /// <summary>The languages that are wanted, BCP 47 tags, the best first.</summary>
    public static IReadOnlyList<string> WantedBy(HttpContext context) =>
    [
        .. ReturnUrl.Of(context.Request).UiLocales
            .Concat(context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(static l => l.Quality ?? 1).Select(static l => l.Value.ToString()))
            .Where(static t => t.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-'))
            .Take(MaxTags),
    ];
}
