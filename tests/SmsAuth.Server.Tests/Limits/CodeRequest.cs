using System.Text.Json;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Limits;

/// <summary>Asks a server for a code, or presents one, as the demo client.</summary>
internal static class CodeRequest
{
    private const string Client = "demo-app";

    public static Task<(int Status, string? ChallengeId)> SendAsync(ServerProcess server, string number, string? forwardedFor = null) =>
        PostAsync(server, "/connect/sms_otp", forwardedFor, ("phone_number", number));

    public static Task<(int Status, string? ChallengeId)> RedeemAsync(ServerProcess server, string number, string code, string? challengeId) =>
        PostAsync(
            server,
            "/connect/token",
            forwardedFor: null,
            [("grant_type", "sms_otp"), ("phone_number", number), ("code", code), .. challengeId is null ? [] : new[] { ("challenge_id", challengeId) }]);

    private static async Task<(int Status, string? ChallengeId)> PostAsync(
        ServerProcess server, string path, string? forwardedFor, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(form.Prepend(("client_id", Client)).Select(static p => KeyValuePair.Create(p.Item1, p.Item2))),
        };
        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
            request.Headers.Add("X-Forwarded-Proto", "https");
        }

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return ((int)response.StatusCode, body.RootElement.TryGetProperty("challenge_id", out var id) ? id.GetString() : null);
    }
}
