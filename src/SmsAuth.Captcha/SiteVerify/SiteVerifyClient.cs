using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace SmsAuth.Captcha.SiteVerify;

/// <summary>Asks a service about a token, by the request that all three understand: a form with <c>secret</c>, <c>response</c> and <c>remoteip</c>.</summary>
internal sealed class SiteVerifyClient(IHttpClientFactory clients, ILogger<SiteVerifyClient> logger)
{
    /// <summary>The name of the HTTP client of all three.</summary>
    public const string HttpClientName = "SmsAuth.Captcha";

    private const int MaxShownCodes = 5;
    private const int MaxShownLength = 50;

    // What a token can provoke is never among them: it would get past a check that is configured to fail open.
    private static readonly string[] OurFault = ["missing-input-secret", "invalid-input-secret"];
    private const string TheirFault = "internal-error";

    /// <returns>The answer; null when the service, or our configuration of it, is out of order.</returns>
    public async Task<SiteVerifyAnswer?> AskAsync(
        SiteVerifyOptions options, string token, IPAddress? address, (string Name, string Value)[] more, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(FormOf(options, token, address, more));
        try
        {
            using var http = clients.CreateClient(HttpClientName);
            using var response = await http.PostAsync(options.Endpoint, form, cancellationToken);
            return await ReadAsync(response, options, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Its message may quote the address with what an operator put into it; the type says enough.
            Log.NotAsked(logger, options.Endpoint.Host, exception.GetType().Name);
            return null;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> FormOf(
        SiteVerifyOptions options, string token, IPAddress? address, (string Name, string Value)[] more)
    {
        yield return new("secret", options.Secret!.Reveal());
        yield return new("response", token);
        if (options.SendAddress && address is not null) yield return new("remoteip", address.ToString());
        foreach (var (name, value) in more) yield return new(name, value);
    }

    private async Task<SiteVerifyAnswer?> ReadAsync(HttpResponseMessage response, SiteVerifyOptions options, CancellationToken cancellationToken)
    {
        // A refusal may come with a status of its own, and says why in the body all the same.
        if (!response.IsSuccessStatusCode && response.StatusCode is not HttpStatusCode.BadRequest)
        {
            Log.Status(logger, options.Endpoint.Host, (int)response.StatusCode);
            return null;
        }

        SiteVerifyAnswer? answer;
        try
        {
            answer = await response.Content.ReadFromJsonAsync<SiteVerifyAnswer>(cancellationToken);
        }
        catch (JsonException)
        {
            answer = null;
        }

        if (answer is null)
        {
            Log.Malformed(logger, options.Endpoint.Host);
            return null;
        }

        var codes = answer.ErrorCodes ?? [];
        if (!answer.Success) Log.Refused(logger, options.Endpoint.Host, string.Join(' ', codes.Take(MaxShownCodes).Select(Shown)));
        if (codes.Any(OurFault.Contains)) Log.SecretRefused(logger, options.Endpoint.Host);
        return !answer.Success && codes.Any(static c => OurFault.Contains(c) || c == TheirFault) ? null : answer;
    }

    private static string Shown(string code) =>
        code.Length <= MaxShownLength && code.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? code : "other";
}
