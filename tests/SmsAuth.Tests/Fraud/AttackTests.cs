using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Accounts;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Codes;
using SmsAuth.Fraud;
using SmsAuth.Gateways;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestKit.Accounts;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.Tests.Fraud;

/// <summary>
/// Texts are pumped: 10,000 requests over 500 numbers of one prefix from 300 addresses within four hours, none of them followed by a sign-in,
/// while 2,000 people sign in from homes of their own, half of them in the same country.
/// </summary>
public sealed class AttackTests(ITestOutputHelper output)
{
    private const int AttackRequests = 10_000;
    private const int AttackNumbers = 500;
    private const int AttackAddresses = 300;
    private const int HonestSignIns = 2_000;
    private static readonly TimeSpan Length = TimeSpan.FromHours(4);

    [Fact]
    public async Task Pumped_texts_stay_below_the_limit_of_their_prefix_and_nobody_honest_is_refused()
    {
        var neither = await RunAsync(guard: false, limits: false);
        var limits = await RunAsync(guard: false, limits: true);
        var guard = await RunAsync(guard: true, limits: false);
        var both = await RunAsync(guard: true, limits: true);

        output.WriteLine("| guard | limits | texts to the attacker | share of 10,000 | honest sign-ins | honest refused |");
        output.WriteLine("|---|---|---|---|---|---|");
        output.WriteLine($"| off | off | {neither}");
        output.WriteLine($"| off | on | {limits}");
        output.WriteLine($"| on | off | {guard}");
        output.WriteLine($"| on | on | {both}");

        Assert.All([neither, limits, guard, both], static r => Assert.Equal((HonestSignIns, 0), (r.SignedIn, r.Refused)));
        Assert.Equal(AttackRequests, neither.Pumped);
        Assert.InRange(limits.Pumped, 1_000, AttackNumbers * 10);
        Assert.InRange(guard.Pumped, 40, new VelocityOptions().PerDay);
        Assert.InRange(both.Pumped, 40, new VelocityOptions().PerDay);
    }

    private static async Task<Result> RunAsync(bool guard, bool limits)
    {
        var time = new FakeTimeProvider(Samples.Start);
        var gateway = new LastText();
        await using var services = Services(time, gateway, guard, limits);
        await using var scope = services.CreateAsyncScope();
        var starter = scope.ServiceProvider.GetRequiredService<ChallengeStarter>();
        var redeemer = scope.ServiceProvider.GetRequiredService<CodeRedeemer>();
        var result = new Result(0, 0, 0);

        // Five requests of the attacker, then a person, in equal steps of time.
        var step = Length / HonestSignIns;
        for (var i = 0; i < HonestSignIns; i++)
        {
            for (var j = 0; j < AttackRequests / HonestSignIns; j++)
            {
                var request = (i * (AttackRequests / HonestSignIns)) + j;
                var outcome = await starter.StartAsync(Attack(request), CancellationToken.None);
                if (outcome is StartOutcome.Started) result = result with { Pumped = result.Pumped + 1 };
            }

            result = await SignInAsync(starter, redeemer, gateway, i) ? result with { SignedIn = result.SignedIn + 1 } : result with { Refused = result.Refused + 1 };
            time.Advance(step);
        }

        return result;
    }

    private static async Task<bool> SignInAsync(ChallengeStarter starter, CodeRedeemer redeemer, LastText gateway, int person)
    {
        var request = Honest(person);
        if (await starter.StartAsync(request, CancellationToken.None) is not StartOutcome.Started { Challenge: var challenge }) return false;
        var code = OtpCode.Parse(new string([.. gateway.Body.SkipWhile(static c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)]))!;
        var redeem = new RedeemRequest { Client = Engine.App, PhoneNumber = request.PhoneNumber, Code = code, ChallengeId = challenge.Id };
        return await redeemer.RedeemAsync(redeem, CancellationToken.None) is RedeemOutcome.SignedIn;
    }

    private static StartRequest Attack(int request) => Request($"+4479112{request % AttackNumbers:D5}"[..13], "GB", $"198.18.{request % AttackAddresses / 250}.{request % 250}");

    // People of 100 prefixes in the attacked country, and of 100 elsewhere.
    private static StartRequest Honest(int person) => person % 2 == 0
        ? Request($"+447{400 + (person / 2 % 100):D3}{person:D6}", "GB", $"203.{person / 250}.113.{person % 250}")
        : Request($"+4670{person / 2 % 100:D3}{person:D4}", "SE", $"203.{person / 250}.113.{person % 250}");

    private static StartRequest Request(string e164, string region, string address) => new()
    {
        Client = Engine.App,
        PhoneNumber = PhoneNumber.FromStored(e164, region),
        Caller = new Caller(IPAddress.Parse(address)),
    };

    private static ServiceProvider Services(FakeTimeProvider time, LastText gateway, bool guard, bool limits)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<ISmsGateway>(gateway);
        services.AddSingleton<IAccountStore>(new FakeAccountStore());
        var builder = services.AddSmsAuth().UseInMemoryChallenges();
        Engine.AddDefaults(builder);
        if (!limits) builder.ConfigureLimits(FraudSetups.WithoutLimits);
        if (!guard)
        {
            builder.ConfigureFraudGuard(static o =>
                (o.Lists.Mode, o.Countries.Mode, o.NumberTypes.Mode, o.Velocity.Mode, o.Conversion.Mode) =
                (GuardMode.Off, GuardMode.Off, GuardMode.Off, GuardMode.Off, GuardMode.Off));
        }

        return services.BuildServiceProvider();
    }

    private sealed class LastText : ISmsGateway
    {
        public string Name => "recording";

        public string Body { get; private set; } = "";

        public Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
        {
            Body = message.Body;
            return Task.FromResult<SendOutcome>(new SendOutcome.Accepted());
        }
    }

    private sealed record Result(int Pumped, int SignedIn, int Refused)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Pumped:N0} | {100.0 * Pumped / AttackRequests:0.0} % | {SignedIn:N0} | {Refused:N0} |");
    }
}
