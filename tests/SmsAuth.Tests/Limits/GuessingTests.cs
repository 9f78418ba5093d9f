using System.Net;
using CsCheck;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Fraud;
using SmsAuth.Limits;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Limits;
using SmsAuth.Verifiers;

namespace SmsAuth.Tests.Limits;

/// <summary>What an attacker who knows a number, and has as many addresses and clients as there are, can find out about its codes.</summary>
public sealed class GuessingTests
{
    private const int Clients = 12;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly int Budget = new LimitOptions().Failures.PerNumberPerDay;

    private static readonly Gen<(Move Move, int Client, int Pick, double Share)[]> Campaign =
        Gen.Select(Gen.Enum<Move>(), Gen.Int[0, Clients - 1], Gen.Int[0, 99], Gen.Double[0, 1]).Array[300, 600];

    private enum Move
    {
        Start,
        Resend,
        GuessHeld,
        GuessBlind,
        GuessAtOnce,
        OwnerSignsIn,
        WaitSeconds,
        WaitMinutes,
        WaitHours,
    }

    [Fact]
    public Task An_attacker_gets_no_more_guesses_at_a_number_than_its_budget() => Campaign.SampleAsync(
        async moves =>
        {
            await using var engine = new Engine();
            Strictness.Assert(await AttackAsync(engine, moves), Budget, Day);
        },
        iter: 25,
        threads: 1);

    [Fact]
    public async Task The_best_attacker_gets_the_whole_budget_every_day_and_no_more()
    {
        await using var engine = new Engine();
        var guesses = await GreedyAttackAsync(engine, TimeSpan.FromDays(5));

        Strictness.Assert(guesses, Budget, Day);

        // A unit comes back a day and at most a fifth of one later, so that five days are at least four times the budget: the bound is not an
        // accident of an attacker that is too weak.
        Assert.InRange(guesses.Count, 4 * Budget, 5 * Budget);
    }

    [Fact]
    public async Task Without_the_budget_the_same_attacker_gets_more()
    {
        await using var engine = new Engine(configure: static b => Engine.AddDefaults(b.ConfigureLimits(static l => l.Failures.PerNumberPerDay = 0)));

        var guesses = await GreedyAttackAsync(engine, Day);

        Assert.True(guesses.Count > 5 * Budget, $"{guesses.Count} guesses.");
    }

    [Fact]
    public void With_the_defaults_the_chance_to_guess_a_code_of_a_number_within_a_day_is_ten_in_a_million() =>
        Assert.Equal(10, Budget * 1_000_000 / Math.Pow(10, new CodeVerifierOptions().CodeLength));

    // Codes of four digits, so that chance shows: of 20,000 numbers 20 are to be expected, the standard deviation is 4.5. A run of an honest
    // engine falls outside of the range about once in ten million times.
    [Fact]
    public async Task Against_many_numbers_an_attacker_succeeds_as_often_as_the_budget_has_it()
    {
        const int Batches = 20, NumbersInBatch = 1_000;
        var successes = 0;
        for (var batch = 0; batch < Batches; batch++)
        {
            await using var engine = new Engine(configure: static builder =>
            {
                // The numbers are alike and nobody ever signs in: the guard would stop the attack long before the budget does.
                Engine.AddDefaults(builder.ConfigureFraudGuard(static g => (g.Velocity.Mode, g.Conversion.Mode) = (GuardMode.Off, GuardMode.Off)));
                builder.AddCodeVerifier(ClientPolicy.DefaultVerifier, static v => v.CodeLength = 4);
                builder.Services.RemoveAll<ILoggerProvider>();
            });
            for (var i = 0; i < NumbersInBatch; i++)
            {
                if (await GuessAllAsync(engine, (batch * NumbersInBatch) + i)) successes++;
            }
        }

        const double Expected = Batches * NumbersInBatch * 10 / 10_000d;
        var deviation = Math.Sqrt(Expected * (1 - (10 / 10_000d)));
        Assert.InRange(successes, Expected - (4 * deviation), Expected + (6.5 * deviation));
    }

    /// <summary>Guesses at a number until it is in or gets no text any more, never the same twice at one code: first without the challenge id.</summary>
    private static async Task<bool> GuessAllAsync(Engine engine, int index)
    {
        var number = Numbers.OneOfMany(index);
        for (var round = 0; round < 4; round++)
        {
            if (await engine.StartAsync(change: r => r with { PhoneNumber = number }) is not StartOutcome.Started { Challenge: var challenge }) return false;
            for (var guess = 0; guess < 10; guess++)
            {
                var code = Engine.Code($"{((index * 7919) + (guess * 997)) % 10_000:D4}");
                var request = new RedeemRequest
                {
                    Client = Engine.App,
                    PhoneNumber = number,
                    Code = code,
                    ChallengeId = guess < 5 ? null : challenge.Id,
                };
                if (await engine.Redeemer.RedeemAsync(request, TestContext.Current.CancellationToken) is RedeemOutcome.SignedIn) return true;
            }
        }

        return false;
    }

    private static async Task<List<DateTimeOffset>> AttackAsync(Engine engine, IEnumerable<(Move Move, int Client, int Pick, double Share)> moves)
    {
        List<DateTimeOffset> judged = [];
        List<(Challenge Challenge, ClientPolicy Client)> held = [];
        foreach (var (move, client, pick, share) in moves)
        {
            var target = held.Count == 0 ? default : held[^(1 + (pick % Math.Min(held.Count, 4)))];
            switch (move)
            {
                case Move.Start:
                    if (await StartAsync(engine, client, pick) is { } started) held.Add((started, App(client)));
                    break;
                case Move.Resend when target.Challenge is not null:
                    await engine.ResendAsync(target.Challenge, r => r with { Client = target.Client });
                    break;
                case Move.GuessHeld or Move.GuessBlind when target.Challenge is not null:
                    await GuessAsync(engine, target, move is Move.GuessHeld, judged);
                    break;
                case Move.GuessAtOnce when held.Count > 0:
                    await AtOnce.RunAsync(8, i => GuessAsync(engine, held[^(1 + (i % Math.Min(held.Count, 4)))], i % 2 == 0, judged));
                    break;
                case Move.OwnerSignsIn:
                    if (await engine.StartAsync() is StartOutcome.Started { Challenge: var own }) await engine.RedeemAsync(own);
                    break;
                case Move.WaitSeconds:
                    engine.Time.Advance(TimeSpan.FromMilliseconds(Math.Floor(share * 120_000)));
                    break;
                case Move.WaitMinutes:
                    engine.Time.Advance(TimeSpan.FromSeconds(Math.Floor(share * 3_600)));
                    break;
                case Move.WaitHours:
                    engine.Time.Advance(TimeSpan.FromMinutes(Math.Floor(share * 360)));
                    break;
            }
        }

        return judged;
    }

    /// <summary>Asks whenever it may, and guesses as often as it can with and without the challenge id, at all of its challenges.</summary>
    private static async Task<List<DateTimeOffset>> GreedyAttackAsync(Engine engine, TimeSpan duration)
    {
        List<DateTimeOffset> judged = [];
        var end = engine.Time.GetUtcNow() + duration;
        for (var round = 0; engine.Time.GetUtcNow() < end; round++)
        {
            var client = round % Clients;
            if (await StartAsync(engine, client, round % 100) is { } challenge)
            {
                for (var i = 0; i < 12; i++) await GuessAsync(engine, (challenge, App(client)), held: i % 2 == 0, judged);
            }

            engine.Time.Advance(TimeSpan.FromMinutes(7));
        }

        return judged;
    }

    private static async Task<Challenge?> StartAsync(Engine engine, int client, int address)
    {
        var outcome = await engine.StartAsync(App(client), r => r with { Caller = new Caller(IPAddress.Parse($"192.0.2.{address}")) });
        return (outcome as StartOutcome.Started)?.Challenge;
    }

    // Every guess is wrong, which is the case that the attacker can go on from.
    private static async Task GuessAsync(Engine engine, (Challenge Challenge, ClientPolicy Client) target, bool held, List<DateTimeOffset> judged)
    {
        var outcome = await engine.RedeemAsync(
            target.Challenge,
            r => r with { Client = target.Client, Code = Engine.Not(r.Code), ChallengeId = held ? r.ChallengeId : null });
        if (outcome != new RedeemOutcome.Refused(RefusalReason.WrongCode)) return;
        lock (judged) judged.Add(engine.Time.GetUtcNow());
    }

    private static ClientPolicy App(int client) => Engine.App with { ClientId = $"client-{client}" };
}
