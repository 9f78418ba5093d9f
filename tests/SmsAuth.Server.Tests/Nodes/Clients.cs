using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmsAuth.Server.Tests.Nodes;

/// <summary>What a careful client does: asks any node, asks another one when that did not answer, waits when it is told to, and counts what it met.</summary>
internal sealed class Clients(IReadOnlyList<Node> nodes, Interval outage, Ledger ledger)
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(300);

    public int AnyNode() => RandomNumberGenerator.GetInt32(nodes.Count);

    /// <summary>Posts a form to a node, or to another one when that gives no answer, until there is one.</summary>
    public async Task<Answer> PostAsync(string what, string path, params (string Name, string? Value)[] form)
    {
        var lost = false;
        for (var node = AnyNode(); ; node = (node + 1) % nodes.Count)
        {
            var answer = await TryPostAsync(what, node, path, form);
            lost |= answer.Status == 0;
            if (answer.Status == 0 || answer.Error == "temporarily_unavailable")
            {
                ledger.Count($"{what}: asked again ({(answer.Status == 0 ? "no answer from the killed node" : "503 while Redis is down")})");
                await Task.Delay(Wait);
                continue;
            }

            return answer with { WasLost = lost };
        }
    }

    /// <summary>Posts a form to one node, once.</summary>
    /// <returns>Status 0 when the node did not answer because it was killed.</returns>
    public async Task<Answer> TryPostAsync(string what, int node, string path, params (string Name, string? Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Where(static p => p.Value is not null).Select(static p => KeyValuePair.Create(p.Name, p.Value!)).Append(KeyValuePair.Create("client_id", "demo-app")));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        return await SendAsync(what, node, request);
    }

    /// <summary>Shows an access token to the account API of a node that answers.</summary>
    public async Task ShowAsync(string token)
    {
        for (var node = AnyNode(); ; node = (node + 1) % nodes.Count)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account/api/phone_numbers") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
            var answer = await SendAsync("api", node, request);
            if (answer.Status == 0) continue;
            if (answer.Status != 200) ledger.Fault($"node {node} does not take a token: {answer.Status} {answer.Error}");
            ledger.Count("tokens that another node took");
            return;
        }
    }

    private async Task<Answer> SendAsync(string what, int node, HttpRequestMessage request)
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            using var response = await nodes[node].SendAsync(request, TestContext.Current.CancellationToken);
            var answer = new Answer(node, (int)response.StatusCode, BodyOf(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), WasLost: false);
            if (answer.Status >= 500 && !(answer.Error == "temporarily_unavailable" && outage.Met(since))) ledger.Fault($"{what}: {answer.Status} {answer.Error} after {Stopwatch.GetElapsedTime(since)}, node {node}");
            return answer;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            if (!nodes[node].Down.Met(since)) ledger.Fault($"{what}: {exception.Message}");
            return new Answer(node, 0, [], WasLost: true);
        }
    }

    private static JsonObject BodyOf(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>What a node said.</summary>
    /// <param name="Node">Which.</param>
    /// <param name="Status">0 when it did not answer.</param>
    /// <param name="Body">What it said.</param>
    /// <param name="WasLost">Whether an earlier answer to the same request may have been lost.</param>
    internal sealed record Answer(int Node, int Status, JsonObject Body, bool WasLost)
    {
        public string? Error => Body["error"]?.ToString();

        public string? this[string name] => Body[name]?.ToString();
    }
}
