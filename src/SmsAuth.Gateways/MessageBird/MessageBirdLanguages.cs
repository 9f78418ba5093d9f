namespace SmsAuth.Gateways.MessageBird;

/// <summary>The languages that calls are read out in, see <see href="https://developers.messagebird.com/api/voice-messaging/"/>; any other is read out in English.</summary>
internal static class MessageBirdLanguages
{
    private static readonly Dictionary<string, string> Spoken = new(StringComparer.OrdinalIgnoreCase)
    {
        ["de"] = "de-de",
        ["en"] = "en-gb",
        ["es"] = "es-es",
        ["fr"] = "fr-fr",
        ["id"] = "id-id",
        ["it"] = "it-it",
        ["ja"] = "ja-jp",
        ["ko"] = "ko-kr",
        ["nl"] = "nl-nl",
        ["pt-BR"] = "pt-br",
        ["ru"] = "ru-ru",
        ["sv"] = "sv-se",
        ["tr"] = "tr-tr",
        ["zh-CN"] = "zh-cn",
        ["zh-TW"] = "zh-cn",
    };

    public static string Of(string language) => Spoken.GetValueOrDefault(language, "en-gb");
}
