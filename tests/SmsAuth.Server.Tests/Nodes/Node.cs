using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Nodes;

/// <summary>One of several servers, which may be killed and started again.</summary>
internal sealed partial class Node(ServerFolder folder, (string Name, string Value)[] settings) : IAsyncDisposable
{
    private volatile ServerProcess? process;
    private string pastOutput = "";

    /// <summary>When it was down.</summary>
    public Interval Down { get; } = new();

    /// <summary>What it has logged so far.</summary>
    public string Output => pastOutput + process?.Output;

    public async Task StartAsync() => process = await ServerProcess.StartAsync(folder, "Development", settings);

    /// <summary>Kills it with SIGKILL and starts it again.</summary>
    public async Task KillAndStartAsync()
    {
        Down.Begin();
        var killed = process!;
        await killed.DisposeAsync();
        pastOutput += killed.Output;
        await StartAsync();
        Down.End();
    }

    /// <exception cref="HttpRequestException">It is down.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return process!.Client.SendAsync(request, cancellationToken);
        }
        catch (ObjectDisposedException exception)
        {
            throw new HttpRequestException("It is down.", exception);
        }
    }

    /// <summary>The texts that it has sent, as the phones show them, the newest first; none while it is down.</summary>
    public async Task<IReadOnlyList<(string To, string Code)>> TextsAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/outbox.json");
            using var response = await SendAsync(request, cancellationToken);
            var texts = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!.AsArray();
            return [.. texts.Select(static t => ($"{t!["to"]}", Digits().Match($"{t["text"]}").Value))];
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // It was killed before or while it answered, or nobody looks any more.
            return [];
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await process.DisposeAsync();
    }

    [GeneratedRegex("[0-9]{6}")]
    private static partial Regex Digits();
}
