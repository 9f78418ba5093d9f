using System.Collections.Immutable;
using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.TestKit.Challenges.Model;

/// <summary>
/// What is promised of challenges, in one page and without any effect: who may redeem what, and what every call does to the challenges. What
/// is random (ids and codes) is taken from the answer of the real engine.
/// </summary>
public sealed record ChallengeModel(ImmutableList<ModelChallenge> Challenges, DateTimeOffset Now)
{
    public const int Tries = 5;
    public const int Pending = 3;
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Cooldown = TimeSpan.FromMinutes(1);

    /// <summary>The verdict that a call must get, and the model after it.</summary>
    public (Verdict Verdict, ChallengeModel After) Apply(Call call, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return call switch
        {
            Call.Start start => Start(start, answer),
            Call.Resend resend => Resend(resend, answer),
            Call.Redeem redeem => Redeem(redeem),
            _ => throw new ArgumentOutOfRangeException(nameof(call)),
        };
    }

    /// <summary>The challenge that a presented code is for, whether or not it may still be redeemed; null when there is none.</summary>
    public ModelChallenge? Meant(RedeemRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.ChallengeId is { } id
            ? Challenges.Find(c => c.Id.Equals(id)
                && c.ClientId == request.Client.ClientId
                && c.PhoneNumber.Equals(request.PhoneNumber)
                && c.Purpose == request.Purpose
                && c.AccountId == request.AccountId)
            : NewestOf(request.Client.ClientId, request.PhoneNumber, request.Purpose)
                .FirstOrDefault(c => c.AccountId == request.AccountId && Fits(c, request));
    }

    private (Verdict, ChallengeModel) Start(Call.Start call, Answer answer)
    {
        if (answer is not { Id: { } id, Code: { } code }) return (Verdict.Sent, this);
        var request = call.Request;
        var started = new ModelChallenge
        {
            Id = id,
            ClientId = request.Client.ClientId,
            PhoneNumber = request.PhoneNumber,
            Purpose = request.Purpose,
            AccountId = request.AccountId,
            ProofKey = request.ProofKey,
            Code = code,
            CreatedAt = Now,
            ResendAt = Now + Cooldown,
            ExpiresAt = Now + Lifetime,
        };
        var all = this with { Challenges = Challenges.Add(started) };
        return (call.Lost ? Verdict.NotSent : Verdict.Sent, all.NewestOf(started.ClientId, started.PhoneNumber, started.Purpose)
            .Skip(Pending)
            .Aggregate(all, static (model, oldest) => model.With(oldest, oldest with { State = ChallengeState.Superseded })));
    }

    private (Verdict, ChallengeModel) Resend(Call.Resend call, Answer answer)
    {
        var request = call.Request;
        if (Challenges.Find(c => c.Id.Equals(request.ChallengeId)) is not { } challenge
            || !challenge.IsPendingAt(Now)
            || challenge.ClientId != request.Client.ClientId
            || challenge.Purpose != request.Purpose
            || challenge.AccountId != request.AccountId
            || challenge.ResendAt > Now) return (Verdict.NotSent, this);

        var waiting = challenge with { Sends = challenge.Sends + 1, ResendAt = Now + Cooldown };
        return call.Lost
            ? (Verdict.NotSent, With(challenge, waiting))
            : (Verdict.Sent, With(challenge, waiting with { Code = answer.Code ?? challenge.Code, ExpiresAt = Now + Lifetime }));
    }

    private (Verdict, ChallengeModel) Redeem(Call.Redeem call)
    {
        var request = call.Request;
        var meant = call.Found is { } found ? Challenges.Find(c => c.Id.Equals(found)) : Meant(request);
        if (meant is not { } challenge || !challenge.IsPendingAt(Now) || !Fits(challenge, request)) return (Verdict.Refused, this);

        var held = request.ChallengeId is not null;
        if ((held ? challenge.Attempts : challenge.BlindAttempts) >= Tries) return (Verdict.Refused, this);
        var counted = held
            ? challenge with { Attempts = challenge.Attempts + 1 }
            : challenge with { BlindAttempts = challenge.BlindAttempts + 1 };
        if (request.Code.Reveal() == challenge.Code) return (Verdict.Approved, With(challenge, counted with { State = ChallengeState.Verified }));
        return (Verdict.Refused, With(challenge, counted.Attempts == Tries ? counted with { State = ChallengeState.Exhausted } : counted));
    }

    private static bool Fits(ModelChallenge challenge, RedeemRequest request) =>
        challenge.ProofKey == (request.CodeVerifier is null ? null : ProofKey.CodeChallengeOf(request.CodeVerifier));

    private IEnumerable<ModelChallenge> NewestOf(string clientId, PhoneNumber number, Purpose purpose) => Challenges
        .Where(c => c.IsPendingAt(Now) && c.ClientId == clientId && c.PhoneNumber.Equals(number) && c.Purpose == purpose)
        .OrderByDescending(static c => c.CreatedAt)
        .ThenByDescending(static c => c.Id.Value, StringComparer.Ordinal);

    private ChallengeModel With(ModelChallenge before, ModelChallenge after) => this with { Challenges = Challenges.Replace(before, after) };
}
