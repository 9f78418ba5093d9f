using System.Net.Sockets;
using System.Text;
using SmsAuth.Challenges;
using SmsAuth.OpenIddict.Tests.Host;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.OpenIddict.Tests;

public abstract class ConcurrencyTests(DatabaseKind database)
{
    [Fact]
    public async Task Fifty_parallel_right_codes_give_exactly_one_sign_in()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var (id, code) = await host.SendCodeAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => host.TokenAsync(code, i % 2 == 0 ? id : null)));
        Assert.Single(answers, static a => a.Status == 200);
        Assert.All(answers.Where(static a => a.Status != 200), static a => Assert.Equal("invalid_grant", a.Error));
    }

    [Fact]
    public async Task A_right_code_among_forty_nine_wrong_ones_never_passes_once_five_were_counted()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var passed = 0;
        for (var round = 0; round < 6; round++)
        {
            var (id, code) = await host.SendCodeAsync($"+1202555010{round}");
            var number = $"+1202555010{round}";
            var place = round * 8;
            var answers = await Task.WhenAll(Enumerable.Range(0, 50)
                .Select(i => host.TokenAsync(i == place ? code : SmsOtpHost.Wrong(code), id, number)));
            passed += answers.Count(static a => a.Status == 200);

            // Whatever came of the race, nothing passes after it.
            Assert.Equal("invalid_grant", (await host.TokenAsync(code, id, number)).Error);
            var challenge = await host.FindChallengeAsync(id);
            Assert.True(challenge.Attempts <= 5);
        }

        Assert.True(passed <= 6);
    }

    [Fact]
    public async Task Five_wrong_tries_and_then_the_right_code_is_refused_also_in_parallel()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database);
        var (id, code) = await host.SendCodeAsync();
        for (var i = 0; i < 5; i++) await host.TokenAsync(SmsOtpHost.Wrong(code), id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.TokenAsync(code, id)));
        Assert.All(answers, static a => Assert.Equal("invalid_grant", a.Error));
    }

    [Fact]
    public async Task Parallel_first_sign_ins_of_one_number_make_one_account()
    {
        await using var host = await SmsOtpHost.StartOnAsync(database, SmsOtpHost.WithoutLimits);
        for (var i = 0; i < 10; i++) await host.AddClientAsync($"client{i}");
        var codes = new List<(string Client, string Id, string Code)>();
        for (var i = 0; i < 10; i++)
        {
            var (id, code) = await host.SendCodeAsync(client: $"client{i}");
            codes.Add(($"client{i}", id, code));
        }

        var answers = await Task.WhenAll(codes.Select(c => host.TokenAsync(c.Code, c.Id, client: c.Client)));
        Assert.All(answers, static a => Assert.Equal(200, a.Status));
        Assert.Single(host.Accounts.All);
    }

    [Fact]
    public async Task A_client_that_hangs_up_does_not_get_its_try_back()
    {
        GatedStore? gate = null;
        await using var host = await SmsOtpHost.StartOnAsync(database, services => services.Decorate<IChallengeStore>(inner => gate = new GatedStore(inner)));
        var (id, code) = await host.SendCodeAsync();
        for (var tries = 1; tries <= 5; tries++)
        {
            // The connection is cut after the try was made and before it was counted.
            using (var socket = await SendAsync(host, SmsOtpHost.Wrong(code), id))
            {
                await gate!.Entered.WaitAsync(TestContext.Current.CancellationToken);
                socket.LingerState = new LingerOption(true, 0);
            }

            gate.Open.Release();
            await gate.Left.WaitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(tries, (await host.FindChallengeAsync(id)).Attempts);
        }

        Assert.Equal("invalid_grant", (await host.TokenAsync(code, id)).Error);
    }

    private static async Task<Socket> SendAsync(SmsOtpHost host, string code, string id)
    {
        var body = $"grant_type=sms_otp&client_id={SmsOtpHost.Client}&phone_number=%2B12025550100&code={code}&challenge_id={id}";
        var request = $"POST /connect/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", host.Address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request));
        return socket;
    }
}

public sealed class SqliteConcurrencyTests() : ConcurrencyTests(DatabaseKind.Sqlite);

public sealed class PostgreSqlConcurrencyTests() : ConcurrencyTests(DatabaseKind.PostgreSql);

public sealed class SqlServerConcurrencyTests() : ConcurrencyTests(DatabaseKind.SqlServer);
