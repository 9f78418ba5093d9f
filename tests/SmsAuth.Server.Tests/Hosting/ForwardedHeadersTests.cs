using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Hosting;

public sealed class ForwardedHeadersTests : IDisposable
{
    private readonly ServerFolder folder = new();

    public ForwardedHeadersTests() => folder.MakeProductionKeys();

    [Fact]
    public async Task A_configured_proxy_is_believed()
    {
        await using var server = await ServerProcess.StartProductionAsync(folder);

        using var plain = await server.Client.GetAsync("/.well-known/openid-configuration", TestContext.Current.CancellationToken);
        using var forwarded = await ForwardedAsync(server);

        Assert.Equal(HttpStatusCode.BadRequest, plain.StatusCode);
        Assert.Equal(HttpStatusCode.OK, forwarded.StatusCode);
        Assert.Contains("Strict-Transport-Security", forwarded.Headers.Select(static h => h.Key));
        var document = await forwarded.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("https://login.example.com/", document.GetProperty("issuer").GetString());
    }

    [Theory]
    [InlineData("Server:KnownProxies:0", "192.0.2.1")]
    [InlineData("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true")]
    public async Task Everybody_else_changes_nothing(string name, string value)
    {
        await using var server = await ServerProcess.StartAsync(folder, "Production",
            [.. ServerProcess.ProductionSettings(folder), ("Server:KnownProxies:0", "192.0.2.1"), (name, value)]);

        using var forwarded = await ForwardedAsync(server);

        Assert.Equal(HttpStatusCode.BadRequest, forwarded.StatusCode);
        Assert.DoesNotContain("Strict-Transport-Security", forwarded.Headers.Select(static h => h.Key));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task Without_a_configured_proxy_nobody_is_believed(string enabled)
    {
        await using var server = await ServerProcess.StartAsync(folder, "Development", ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", enabled));

        using var forwarded = await ForwardedAsync(server);

        var document = await forwarded.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(server.Client.BaseAddress!.ToString(), document.GetProperty("issuer").GetString());
    }

    public void Dispose() => folder.Dispose();

    private static async Task<HttpResponseMessage> ForwardedAsync(ServerProcess server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/.well-known/openid-configuration")
        {
            Headers =
            {
                { "X-Forwarded-For", "203.0.113.9" },
                { "X-Forwarded-Proto", "https" },
                { "X-Forwarded-Host", "evil.example" },
            },
        };
        return await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
