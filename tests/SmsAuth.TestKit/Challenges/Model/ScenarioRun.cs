using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Codes;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.TestKit.Challenges.Model;

/// <summary>One scenario, on the engine and on the model side by side.</summary>
internal sealed class ScenarioRun(ModelEngine engine, IChallengeStore store)
{
    private static readonly PhoneNumber[] TwoNumbers = [Numbers.American, Numbers.Chinese];
    private readonly string name = $"model-{Guid.NewGuid():N}";
    private readonly FakeTimeProvider time = new(Samples.Start);
    private readonly List<Opened> opened = [];
    private ChallengeModel model = new([], Samples.Start);

    public async Task PlayAsync(Scenario scenario)
    {
        foreach (var step in scenario.First) await PlayAsync(step);
        if (scenario.AtOnce.Count > 0) await PlayAtOnceAsync(scenario.AtOnce);
    }

    private async Task PlayAsync(Step step)
    {
        if (step is Step.Wait { Seconds: var seconds })
        {
            time.Advance(TimeSpan.FromSeconds(seconds));
            model = model with { Now = time.GetUtcNow() };
            return;
        }

        var call = CallOf(step);
        var answer = await AnswerAsync(call);
        if (answer.Verdict is not Verdict.HungUp)
        {
            var (verdict, after) = model.Apply(call, answer);
            if (verdict != answer.Verdict) throw new ModelMismatchException($"{step}: {answer.Verdict}, and the model says {verdict}.");
            model = after;
            Learn(call, answer);
        }

        if (await DifferenceAsync(model) is { } difference) throw new ModelMismatchException($"{step}: {difference}");
    }

    /// <summary>What happened at once must be what some order of the same calls does, one after the other.</summary>
    private async Task PlayAtOnceAsync(IReadOnlyList<Step> steps)
    {
        var calls = steps.Select(CallOf).ToList();
        var answers = await AtOnce.RunAsync(calls.Count, i => AnswerAsync(calls[i]));
        foreach (var after in Orders(model, [.. calls.Zip(answers)]))
        {
            if (await DifferenceAsync(after) is null) return;
        }

        throw new ModelMismatchException($"No order of the calls explains {string.Join(", ", answers.Select(static a => a.Verdict))}.");
    }

    private static IEnumerable<ChallengeModel> Orders(ChallengeModel before, ImmutableList<(Call Call, Answer Answer)> left)
    {
        if (left.IsEmpty) yield return before;
        foreach (var next in left)
        {
            var rest = left.Remove(next);
            if (next.Answer.Verdict is not Verdict.HungUp)
            {
                var (verdict, after) = before.Apply(next.Call, next.Answer);
                if (verdict == next.Answer.Verdict)
                {
                    foreach (var end in Orders(after, rest)) yield return end;
                }
            }

            if (MayFindFirst(next, rest) is { } tried && before.Meant(tried.Request) is { } found)
            {
                foreach (var end in Orders(before, rest.Add((tried with { Found = found.Id }, next.Answer)))) yield return end;
            }

            if (next.Answer.Verdict is not Verdict.HungUp && !MayMiss(next, left)) continue;
            foreach (var end in Orders(before, rest)) yield return end;
        }
    }

    // A try without a challenge id finds the newest there is, and counts it in another step: a challenge may be started between the two.
    private static Call.Redeem? MayFindFirst((Call Call, Answer Answer) next, ImmutableList<(Call Call, Answer Answer)> others) =>
        next is { Call: Call.Redeem { Request.ChallengeId: null, Found: null } tried, Answer.Verdict: not Verdict.HungUp }
        && others.Exists(static o => o.Call is Call.Start)
            ? tried
            : null;

    // A try whose challenge changed between being found and being counted is refused uncounted: it says nothing about the code.
    private static bool MayMiss((Call Call, Answer Answer) tried, ImmutableList<(Call Call, Answer Answer)> others) =>
        tried is { Call: Call.Redeem, Answer.Verdict: Verdict.Refused }
        && others.Exists(o => !ReferenceEquals(o.Call, tried.Call) && o is { Answer.Verdict: Verdict.Sent or Verdict.Approved } or { Call: Call.Redeem { Request.ChallengeId: not null } });

    private Call CallOf(Step step) => step switch
    {
        Step.Start start => new Call.Start(
            new StartRequest
            {
                Client = Client(start.Client),
                PhoneNumber = TwoNumbers[start.Number],
                Purpose = PurposeOf(start.Aim),
                AccountId = AccountOf(start.Aim),
                ProofKey = start.Bound ? ProofKey.CodeChallengeOf(VerifierFor(start.Number)) : null,
            },
            start.HangUp,
            start.Lost),
        Step.Resend resend => ResendOf(resend),
        Step.Try tried => RedeemOf(tried),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private Call.Resend ResendOf(Step.Resend resend)
    {
        var meant = Meant(resend.Challenge);
        return new Call.Resend(
            new ResendRequest
            {
                Client = Client(resend.OwnClient ? meant.Client : 1 - meant.Client),
                ChallengeId = meant.Id,
                Purpose = PurposeOf(meant.Aim),
                AccountId = AccountOf(meant.Aim),
            },
            resend.HangUp,
            resend.Lost);
    }

    private Call.Redeem RedeemOf(Step.Try tried)
    {
        var meant = Meant(tried.Challenge);
        var aim = tried.Twist is Twist.OtherAim ? (Aim)(((int)meant.Aim + 1) % 3) : meant.Aim;
        return new Call.Redeem(
            new RedeemRequest
            {
                Client = Client(tried.Twist is Twist.OtherClient ? 1 - meant.Client : meant.Client),
                PhoneNumber = TwoNumbers[tried.Twist is Twist.OtherNumber ? 1 - meant.Number : meant.Number],
                Purpose = PurposeOf(aim),
                AccountId = AccountOf(aim),
                ChallengeId = tried.Held ? meant.Id : null,
                Code = OtpCode.Parse(tried.Code switch
                {
                    TriedCode.Newest => meant.Codes[^1],
                    TriedCode.Replaced => meant.Codes[0],
                    _ => Wrong(),
                })!,
                CodeVerifier = tried.Twist switch
                {
                    Twist.NoBinding => null,
                    Twist.OtherBinding => new string('x', 43),
                    _ => meant.Bound ? VerifierFor(meant.Number) : null,
                },
            },
            tried.HangUp);
    }

    private async Task<Answer> AnswerAsync(Call call)
    {
        using var scope = new CallScope(call, time, store);
        CallScope.Current = scope;
        await using var request = engine.NewRequest();
        try
        {
            return call switch
            {
                Call.Start start => Of(await request.ServiceProvider.GetRequiredService<ChallengeStarter>().StartAsync(start.Request, scope.Token), scope),
                Call.Resend resend => Of(await request.ServiceProvider.GetRequiredService<ChallengeStarter>().ResendAsync(resend.Request, scope.Token), scope),
                Call.Redeem redeem => Of(await request.ServiceProvider.GetRequiredService<CodeRedeemer>().RedeemAsync(redeem.Request, scope.Token)),
                _ => throw new ArgumentOutOfRangeException(nameof(call)),
            };
        }
        catch (OperationCanceledException) when (call.HangUp is HangUp.WhileReading)
        {
            return new Answer(Verdict.HungUp);
        }
        finally
        {
            CallScope.Current = null;
        }
    }

    private static Answer Of(StartOutcome outcome, CallScope scope) => outcome switch
    {
        StartOutcome.Started started => new Answer(Verdict.Sent, started.Challenge.Id, scope.Code),
        StartOutcome.Unavailable when scope.Call.Lost => new Answer(Verdict.NotSent, scope.Started, scope.Code),
        StartOutcome.TooSoon or StartOutcome.UnknownChallenge => new Answer(Verdict.NotSent),
        _ => throw new ModelMismatchException($"Unexpected: {outcome}."),
    };

    private static Answer Of(RedeemOutcome outcome) => outcome switch
    {
        RedeemOutcome.SignedIn or RedeemOutcome.Proven => new Answer(Verdict.Approved),
        RedeemOutcome.Refused => new Answer(Verdict.Refused),
        _ => throw new ModelMismatchException($"Unexpected: {outcome}."),
    };

    private void Learn(Call call, Answer answer)
    {
        if (answer is not { Id: { } id, Code: { } code }) return;
        if (opened.Find(o => o.Id.Equals(id)) is { } known)
        {
            opened[opened.IndexOf(known)] = known with { Codes = known.Codes.Add(code) };
        }
        else if (call is Call.Start { Request: var request })
        {
            opened.Add(new Opened(
                id,
                request.Client.ClientId.EndsWith('1') ? 1 : 0,
                Array.IndexOf(TwoNumbers, request.PhoneNumber),
                AimOf(request),
                request.ProofKey is not null,
                [code]));
        }
    }

    /// <summary>The first way in which the kept challenges are not as the model says, or null.</summary>
    private async Task<string?> DifferenceAsync(ChallengeModel expected)
    {
        foreach (var challenge in expected.Challenges)
        {
            var kept = await store.FindAsync(challenge.Id, CancellationToken.None);
            if (kept is null) return $"{challenge.Id} is not kept.";
            if (!challenge.Describes(kept)) return $"kept is {kept}, and the model says {challenge}.";
        }

        return null;
    }

    private Opened Meant(int index) => opened.Count == 0
        ? new Opened(ChallengeId.New(), 0, 0, Aim.SignIn, Bound: false, ["123456"])
        : opened[^(1 + (index % opened.Count))];

    private string Wrong()
    {
        var known = opened.SelectMany(static o => o.Codes).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(0, int.MaxValue).Select(static i => $"{i:000000}").First(c => !known.Contains(c));
    }

    private ClientPolicy Client(int index) => new() { ClientId = $"{name}-{index}" };

    private static string VerifierFor(int number) => new((char)('a' + number), 43);

    private static Purpose PurposeOf(Aim aim) => aim is Aim.SignIn ? Purpose.SignIn : Purpose.StepUp;

    private static string? AccountOf(Aim aim) => aim switch { Aim.StepUpOfAlice => "alice", Aim.StepUpOfBob => "bob", _ => null };

    private static Aim AimOf(StartRequest request) =>
        request.Purpose is Purpose.SignIn ? Aim.SignIn : request.AccountId == "alice" ? Aim.StepUpOfAlice : Aim.StepUpOfBob;

    private sealed record Opened(ChallengeId Id, int Client, int Number, Aim Aim, bool Bound, ImmutableList<string> Codes);
}
