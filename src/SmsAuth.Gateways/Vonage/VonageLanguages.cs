namespace SmsAuth.Gateways.Vonage;

/// <summary>
/// The languages that Verify has texts in, see <see href="https://developer.vonage.com/en/verify/guides/verify-v2-languages"/>. For any other,
/// Vonage takes the language of the number's country.
/// </summary>
internal static class VonageLanguages
{
    private static readonly Dictionary<string, string> Written = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ar"] = "ar-xa",
        ["cs"] = "cs-cz",
        ["cy"] = "cy-gb",
        ["da"] = "da-dk",
        ["de"] = "de-de",
        ["el"] = "el-gr",
        ["en"] = "en-us",
        ["en-AU"] = "en-au",
        ["en-GB"] = "en-gb",
        ["en-IN"] = "en-in",
        ["es"] = "es-es",
        ["es-MX"] = "es-mx",
        ["es-US"] = "es-us",
        ["fi"] = "fi-fi",
        ["fil"] = "fil-ph",
        ["fr"] = "fr-fr",
        ["fr-CA"] = "fr-ca",
        ["hi"] = "hi-in",
        ["hu"] = "hu-hu",
        ["id"] = "id-id",
        ["is"] = "is-is",
        ["it"] = "it-it",
        ["ja"] = "ja-jp",
        ["ko"] = "ko-kr",
        ["nb"] = "nb-no",
        ["nl"] = "nl-nl",
        ["pl"] = "pl-pl",
        ["pt"] = "pt-pt",
        ["pt-BR"] = "pt-br",
        ["ro"] = "ro-ro",
        ["ru"] = "ru-ru",
        ["sv"] = "sv-se",
        ["th"] = "th-th",
        ["tr"] = "tr-tr",
        ["vi"] = "vi-vn",
        ["zh-CN"] = "zh-cn",
        ["zh-TW"] = "zh-tw",
    };

    /// <summary>What Vonage calls a language, or the language without its region; null when it has no text in it.</summary>
    public static string? Of(string language) => Written.GetValueOrDefault(language) ?? Written.GetValueOrDefault(language.Split('-')[0]);
}
