using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OpenIddict.Client;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ConsoleClient;

/// <summary>Asks the server for texts.</summary>
internal sealed class ChallengeEndpoint(ClientSettings settings, OpenIddictClientService client, HttpClient http)
{
    /// <summary>Asks for a code, bound to whoever has the code verifier of the code challenge (as in RFC 7636).</summary>
    public Task<ChallengeAnswer> StartAsync(string number, string codeChallenge) => PostAsync(
        (SmsOtp.PhoneNumber, number),
        (Parameters.CodeChallenge, codeChallenge),
        (Parameters.CodeChallengeMethod, CodeChallengeMethods.Sha256));

    /// <summary>Asks for another code for the same challenge.</summary>
    public Task<ChallengeAnswer> ResendAsync(string challengeId) => PostAsync((SmsOtp.ChallengeId, challengeId));

    private async Task<ChallengeAnswer> PostAsync(params (string Name, string Value)[] parameters)
    {
        var configuration = await client.GetServerConfigurationByIssuerAsync(settings.Issuer);
        if (KeepChallengeEndpoint.AddressIn(configuration) is not { } address) return new ChallengeAnswer.Refused("This server has no sign-in by SMS.");

        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create(Parameters.ClientId, settings.ClientId), .. parameters.Select(static p => KeyValuePair.Create(p.Name, p.Value))]);
        using var response = await http.PostAsync(address, form);
        return await ReadAsync(response);
    }

    private static async Task<ChallengeAnswer> ReadAsync(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType is not "application/json")
        {
            return new ChallengeAnswer.Refused($"The server answered with the status {(int)response.StatusCode}.");
        }

        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        if (response.IsSuccessStatusCode)
        {
            return new ChallengeAnswer.Sent(body.GetProperty("challenge_id").GetString()!, body.GetProperty("code_length").GetInt32());
        }

        var error = body.GetProperty(Parameters.Error).GetString();
        var description = body.TryGetProperty(Parameters.ErrorDescription, out var text) ? text.GetString() : null;
        return new ChallengeAnswer.Refused(
            response is { StatusCode: HttpStatusCode.TooManyRequests, Headers.RetryAfter.Delta: { } wait }
                ? $"Another text can be asked for in {wait.TotalSeconds:0} seconds."
                : description ?? $"The server refused: {error}.",
            Ended: error is Errors.InvalidGrant);
    }
}
