using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace SmsAuth.Soak;

/// <summary>
/// Attacks numbers in batches: starts challenges for all of a batch, reads their codes from the outbox, and attacks all of them in parallel,
/// each in its own way. Between and after the attacks whoever is entitled signs in, which has to work.
/// </summary>
internal sealed class Campaign(Wire wire, SoakOptions options, Tally tally)
{
    private const int TargetsInBatch = 110;
    private const int RequestsForTarget = 50;
    private const int AtOnce = 10;
    private const int Tries = 5;

    /// <summary>How long codes work on the server under attack; see tests/soak.sh.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private static readonly Attack[] Attacks = Enum.GetValues<Attack>();

    private readonly Queue<(Target Target, long Since)> aging = new();
    private int numbers;
    private string? bindToken;

    public async Task RunAsync(Action<string> report)
    {
        var start = Stopwatch.GetTimestamp();
        var reported = start;
        while (tally.Attacks < options.Requests && Stopwatch.GetElapsedTime(start) < options.Time)
        {
            await AttackBatchAsync();
            if (Stopwatch.GetElapsedTime(reported) < TimeSpan.FromSeconds(30)) continue;
            reported = Stopwatch.GetTimestamp();
            report($"{tally.Attacks:N0} after {Stopwatch.GetElapsedTime(start):hh\\:mm\\:ss}, {tally.WronglyAccepted} wrongly accepted, {tally.ServerErrors} 5xx");
        }
    }

    private async Task AttackBatchAsync()
    {
        bindToken = await NewSessionAsync();
        var targets = Enumerable.Range(0, TargetsInBatch).Select(i => NewTarget(Attacks[i % Attacks.Length])).ToList();
        await InParallelAsync(targets, StartAsync);
        var codes = await wire.CodesAsync();
        foreach (var target in targets) target.Codes = [.. codes[target.Number]];

        var ripe = new List<Target>();
        while (aging.TryPeek(out var oldest) && Stopwatch.GetElapsedTime(oldest.Since) > Lifetime) ripe.Add(aging.Dequeue().Target);
        foreach (var target in targets.Where(static t => t.Attack is Attack.Expired)) aging.Enqueue((target, Stopwatch.GetTimestamp()));
        await InParallelAsync([.. targets.Where(static t => t.Attack is not Attack.Expired), .. ripe], AttackAsync);
    }

    private Task InParallelAsync(IEnumerable<Target> targets, Func<Target, Task> act) => Parallel.ForEachAsync(
        targets, new ParallelOptions { MaxDegreeOfParallelism = options.Connections }, async (target, _) => await act(target));

    private async Task<string> NewSessionAsync()
    {
        var target = NewTarget(Attack.OtherPurpose);
        var challenge = (await wire.StartAsync(target.Number))["challenge_id"]!;
        var answer = await wire.RedeemAsync(target.Number, (await wire.CodesAsync())[target.Number].Last(), challenge, scope: "account");
        tally.SignedIn(Attack.OtherPurpose, expected: 1, answer);
        return answer["access_token"] ?? throw new InvalidOperationException("Nobody can sign in.");
    }

    private Target NewTarget(Attack attack) => new()
    {
        Attack = attack,
        Number = Number(Interlocked.Increment(ref numbers)),
        CodeVerifier = attack is Attack.OtherVerifier ? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)) : null,
    };

    // Mobile numbers of China: a hundred million of them are well-formed.
    private static string Number(int index) => $"+86138{index:00000000}";

    private async Task StartAsync(Target target)
    {
        if (target.Attack is Attack.OtherPurpose)
        {
            target.Challenges.Add(Id(await wire.BindAsync(bindToken!, target.Number)));
            return;
        }

        // The fourth makes the first give way.
        var count = target.Attack is Attack.Superseded ? 4 : 1;
        for (var i = 0; i < count; i++)
        {
            var bound = target.CodeVerifier is { } verifier ? Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) : null;
            target.Challenges.Add(Id(await wire.StartAsync(target.Number, bound)));
        }

        if (target.Attack is Attack.Replaced) _ = Id(await wire.ResendAsync(target.Challenge));
    }

    private static string Id(Answer started) =>
        started["challenge_id"] ?? throw new InvalidOperationException($"No challenge was started: {started.Status} {started.Error}.");

    private Task AttackAsync(Target target) => target.Attack switch
    {
        Attack.Guess => GuessAsync(target),
        Attack.BlindGuess => GuessBlindlyAsync(target),
        Attack.Replay => ReplayAsync(target, RequestsForTarget),
        Attack.Burst => BurstAsync(target),
        Attack.Superseded => RepeatAsync(target, RequestsForTarget, _ => Redeem(target, target.Codes[0], target.Challenges[0])),
        Attack.Replaced => ReplacedAsync(target),
        Attack.Expired => RepeatAsync(target, RequestsForTarget, i => Redeem(target, target.Code, i % 2 == 0 ? target.Challenge : null)),
        Attack.OtherClient => MisuseAsync(target, i => wire.RedeemAsync(target.Number, target.Code, i % 2 == 0 ? target.Challenge : null, Wire.OtherClient)),
        Attack.OtherNumber => MisuseAsync(target, i => wire.RedeemAsync(Number(90_000_000 + i), target.Code, target.Challenge)),
        Attack.OtherVerifier => MisuseAsync(target, i => wire.RedeemAsync(
            target.Number, target.Code, target.Challenge, codeVerifier: i % 2 == 0 ? null : Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)))),
        Attack.OtherPurpose => RepeatAsync(target, RequestsForTarget, i => Redeem(target, target.Code, i % 2 == 0 ? target.Challenge : null)),
        _ => throw new ArgumentOutOfRangeException(nameof(target)),
    };

    private async Task GuessAsync(Target target)
    {
        await RepeatAsync(target, Tries, i => Redeem(target, target.Wrong(i), target.Challenge), atOnce: true);
        await RepeatAsync(target, RequestsForTarget - Tries, i => Redeem(target, i % 3 == 0 ? target.Code : target.Wrong(i), target.Challenge));
    }

    private async Task GuessBlindlyAsync(Target target)
    {
        await RepeatAsync(target, Tries, i => Redeem(target, target.Wrong(i), null), atOnce: true);
        await RepeatAsync(target, RequestsForTarget - Tries, i => Redeem(target, i % 3 == 0 ? target.Code : target.Wrong(i), null));
        await SignInAsync(target);
    }

    private async Task ReplayAsync(Target target, int count)
    {
        await SignInAsync(target);
        await RepeatAsync(target, count, i => Redeem(target, target.Code, i % 2 == 0 ? target.Challenge : null));
    }

    private async Task BurstAsync(Target target)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => Redeem(target, target.Code, i % 2 == 0 ? target.Challenge : null)));
        tally.SignedIn(target.Attack, expected: 1, answers);
        foreach (var refused in answers.Where(static a => !a.IsSuccess)) tally.Attacked(target.Attack, refused);
        await RepeatAsync(target, RequestsForTarget - AtOnce, _ => Redeem(target, target.Code, target.Challenge), atOnce: true);
    }

    private async Task ReplacedAsync(Target target)
    {
        // A replaced code is a wrong one and costs a try, so that one is left for the new code.
        await RepeatAsync(target, Tries - 1, _ => Redeem(target, target.Codes[0], target.Challenge));
        await SignInAsync(target);
        await RepeatAsync(target, RequestsForTarget - Tries, i => Redeem(target, target.Codes[i % 2], target.Challenge));
    }

    /// <summary>Uses the right code in a wrong way, which costs nothing, and signs in with it after that.</summary>
    private async Task MisuseAsync(Target target, Func<int, Task<Answer>> request)
    {
        await RepeatAsync(target, RequestsForTarget, request);
        await SignInAsync(target);
    }

    private async Task SignInAsync(Target target) =>
        tally.SignedIn(target.Attack, expected: 1, await Redeem(target, target.Code, target.Challenge));

    private Task<Answer> Redeem(Target target, string code, string? challenge) =>
        wire.RedeemAsync(target.Number, code, challenge, codeVerifier: target.CodeVerifier);

    private async Task RepeatAsync(Target target, int count, Func<int, Task<Answer>> request, bool atOnce = false)
    {
        if (atOnce)
        {
            foreach (var answer in await Task.WhenAll(Enumerable.Range(0, count).Select(request))) tally.Attacked(target.Attack, answer);
            return;
        }

        for (var i = 0; i < count; i++) tally.Attacked(target.Attack, await request(i));
    }
}
