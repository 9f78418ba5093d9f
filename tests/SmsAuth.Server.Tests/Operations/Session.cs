using Microsoft.IdentityModel.JsonWebTokens;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Operations;

/// <summary>Somebody who is signed in: the account, and the refresh token that goes on with it.</summary>
internal sealed record Session(string Account, string RefreshToken)
{
    /// <summary>Settings of a server that people stay signed in to when it is started again, on another port.</summary>
    public static (string Name, string Value)[] Settings { get; } = [.. DemoPhone.WithoutLimits, ("Server:Issuer", "http://localhost:5080/")];

    public static Task<Session> BeginAsync(ServerProcess server, string number) => BeginAsync(server.Client, number);

    public static async Task<Session> BeginAsync(HttpClient client, string number)
    {
        var phone = new DemoPhone(client);
        var (status, tokens) = await phone.RedeemAsync(await phone.AskAsync(number));
        Assert.True(status == 200, $"{status} {tokens}");
        return Read(tokens);
    }

    public Task<Session> RefreshAsync(ServerProcess server) => RefreshAsync(server.Client);

    public async Task<Session> RefreshAsync(HttpClient client)
    {
        var (status, tokens) = await TryRefreshAsync(client);
        Assert.True(status == 200, $"{status} {tokens}");
        return Read(tokens);
    }

    public Task<(int Status, System.Text.Json.Nodes.JsonNode Body)> TryRefreshAsync(HttpClient client) =>
        new DemoPhone(client).PostAsync("connect/token", ("grant_type", "refresh_token"), ("refresh_token", RefreshToken));

    private static Session Read(System.Text.Json.Nodes.JsonNode tokens) =>
        new(new JsonWebToken(tokens["id_token"]!.ToString()).Subject, tokens["refresh_token"]!.ToString());
}
