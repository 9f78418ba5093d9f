using System.Net.Http.Headers;
using System.Net.Http.Json;
using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.MessageBird;

/// <summary>Makes requests, with the access key: <see href="https://developers.messagebird.com/api/#authentication"/>.</summary>
internal static class MessageBirdRequests
{
    public static HttpRequestMessage Make(SettingValues settings, HttpMethod method, string path, Dictionary<string, object?>? body = null)
    {
        var request = new HttpRequestMessage(method, settings.Under(path))
        {
            Content = body is null ? null : JsonContent.Create(body.Where(static p => p.Value is not null).ToDictionary()),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("AccessKey", settings.Secret(MessageBirdKind.AccessKey).Reveal());
        return request;
    }

    /// <summary>The originator without the + of a number.</summary>
    public static string Originator(SettingValues settings) => settings.Text(MessageBirdKind.Originator).TrimStart('+');

    /// <summary>Who a call is from: a number; with a name, MessageBird chooses one.</summary>
    public static string? Caller(SettingValues settings) => Originator(settings) is var originator && originator.All(char.IsAsciiDigit) ? originator : null;
}
