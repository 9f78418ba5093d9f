namespace SmsAuth.Gateways.Twilio;

/// <summary>What Twilio calls our languages.</summary>
internal static class TwilioLanguages
{
    private static readonly Dictionary<string, string> Voices = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ar"] = "ar-XA",
        ["de"] = "de-DE",
        ["en"] = "en-US",
        ["es"] = "es-ES",
        ["fr"] = "fr-FR",
        ["hu"] = "hu-HU",
        ["id"] = "id-ID",
        ["it"] = "it-IT",
        ["ja"] = "ja-JP",
        ["ko"] = "ko-KR",
        ["nl"] = "nl-NL",
        ["pt-BR"] = "pt-BR",
        ["ru"] = "ru-RU",
        ["sv"] = "sv-SE",
        ["tr"] = "tr-TR",
        ["uk"] = "uk-UA",
        ["vi"] = "vi-VN",
        ["zh-CN"] = "zh-CN",
        ["zh-TW"] = "zh-TW",
    };

    private static readonly HashSet<string> Translations = new(StringComparer.OrdinalIgnoreCase)
    {
        "ar", "de", "en", "es", "fr", "hu", "id", "it", "ja", "ko", "nl", "pt-BR", "ru", "sv", "tr", "vi", "zh-CN",
    };

    /// <summary>
    /// The language that a text is read out in, see <see href="https://www.twilio.com/docs/voice/twiml/say/text-speech"/>; any other is read out in English.
    /// </summary>
    public static string Spoken(string language) => Voices.GetValueOrDefault(language, "en-US");

    /// <summary>
    /// The language that Verify writes in, see <see href="https://www.twilio.com/docs/verify/supported-languages"/>; null for any other, because Verify
    /// refuses what it does not know and goes by the country of the number when it is told none.
    /// </summary>
    public static string? Written(string language) => Translations.TryGetValue(language, out var known) ? known : null;
}
