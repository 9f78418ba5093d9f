using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenIddict.Abstractions;
using SmsAuth.Gateways;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Shutdown;

/// <summary>Texts that a gateway is still taking when the server is told to end.</summary>
public sealed class UnderWayTests : IAsyncDisposable
{
    private readonly TestDatabase database = TestDatabase.Create(DatabaseKind.Sqlite);
    private readonly ServerFolder folder = new();
    private readonly SlowGateway gateway = new();
    private readonly ServerNode server;

    public UnderWayTests() => server = new ServerNode(
        database,
        folder,
        services => services.AddSingleton<ISmsGateway>(gateway),
        [.. DemoPhone.WithoutLimits, ("SmsAuth:Verifiers:default:Gateways:0", gateway.Name)]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        gateway.Go();
        await server.DisposeAsync();
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_text_that_is_being_handed_over_goes_out_once_is_recorded_and_answered()
    {
        var phone = new DemoPhone(server.Http);
        var asked = phone.PostAsync("connect/sms_otp", ("phone_number", "+12025550100"));
        await gateway.Entered;

        // What the record shows of a text whose server is killed here.
        Assert.Equal(1L, database.Run("""SELECT COUNT(*) FROM "SmsAuthChallenges" WHERE "Sends" = 1 AND "DeliveryRecordedAt" IS NULL AND "Gateway" IS NULL"""));

        var ended = StopAsync();
        Assert.False(asked.IsCompleted);
        gateway.Go();

        Assert.Equal(200, (await asked).Status);
        await ended;
        Assert.Single(gateway.Texts);
        Assert.Equal(1L, database.Run("""SELECT COUNT(*) FROM "SmsAuthChallenges" WHERE "DeliveryRecordedAt" IS NOT NULL AND "Gateway" = 'slow'"""));
        Assert.Equal(1L, database.Run("""SELECT COUNT(*) FROM "SmsAuthAudit" WHERE "Event" = 'TextSent'"""));
    }

    [Fact]
    public async Task A_text_that_goes_out_after_its_answer_goes_out_once_and_is_recorded()
    {
        var phone = new DemoPhone(server.Http);
        await AddClosedClientAsync();
        await AddAccountAsync(phone);
        const int Texts = 20;
        for (var i = 0; i < Texts; i++)
        {
            var (status, _) = await phone.PostAsync("connect/sms_otp", ("client_id", "closed-app"), ("phone_number", "+12025550100"));
            Assert.Equal(200, status);
        }

        await gateway.Entered;
        var ended = StopAsync();
        Assert.False(ended.IsCompleted);
        gateway.Go();
        await ended;

        Assert.Equal(Texts + 1, gateway.Texts.Count);
        Assert.Equal(Texts + 1L, database.Run("""SELECT COUNT(*) FROM "SmsAuthChallenges" WHERE "DeliveryRecordedAt" IS NOT NULL AND "Gateway" = 'slow'"""));
        Assert.Equal(Texts + 1L, database.Run("""SELECT COUNT(*) FROM "SmsAuthAudit" WHERE "Event" = 'TextSent'"""));
    }

    // As the host does on a SIGTERM. Completes when every service has stopped.
    private Task StopAsync()
    {
        var lifetime = server.Services.GetRequiredService<IHostApplicationLifetime>();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStopped.Register(stopped.SetResult);
        lifetime.StopApplication();
        return stopped.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
    }

    private async Task AddAccountAsync(DemoPhone phone)
    {
        gateway.Go();
        var (_, challenge) = await phone.PostAsync("connect/sms_otp", ("phone_number", "+12025550100"));
        var code = new string([.. gateway.Texts.Single().Body.Where(char.IsAsciiDigit).Take(6)]);
        Assert.Equal(200, (await phone.RedeemAsync(new DemoPhone.Challenge("+12025550100", challenge["challenge_id"]!.ToString(), code))).Status);
        gateway.Stop();
    }

    private async Task AddClosedClientAsync()
    {
        await using var scope = server.Services.CreateAsyncScope();
        var client = new OpenIddictApplicationDescriptor { ClientId = "closed-app", ClientType = OpenIddictConstants.ClientTypes.Public }
            .AllowSmsOtp(static settings => settings.AutomaticSignUp = false);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(client, Token);
    }

    /// <summary>A gateway that takes texts when it is told to.</summary>
    private sealed class SlowGateway : ISmsGateway
    {
        private readonly ConcurrentQueue<TextMessage> texts = new();
        private volatile TaskCompletionSource entered = New();
        private volatile TaskCompletionSource go = New();

        public string Name => "slow";

        public IReadOnlyList<TextMessage> Texts => [.. texts];

        /// <summary>When somebody waits at the gateway.</summary>
        public Task Entered => entered.Task;

        public async Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
        {
            entered.TrySetResult();
            await go.Task.WaitAsync(cancellationToken);
            texts.Enqueue(message);
            return new SendOutcome.Accepted();
        }

        public void Go() => go.TrySetResult();

        public void Stop() => (entered, go) = (New(), New());

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
