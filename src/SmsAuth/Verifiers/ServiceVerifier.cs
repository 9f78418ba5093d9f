using System.Security.Cryptography;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Gateways;
using SmsAuth.Limits;
using SmsAuth.PhoneNumbers;
using SmsAuth.VerifyServices;

namespace SmsAuth.Verifiers;

/// <summary>
/// The verifier whose codes a remote verify service makes, sends and checks. A try is counted first, then the service is asked, and its approval counts
/// when it ends the challenge. In place of a code's hash a challenge has random bytes, another for each text: a try is made against a text.
/// </summary>
internal sealed class ServiceVerifier(string name, ServiceVerifierOptions options, ServiceVerifierParts parts) : IVerifier
{
    private const string KeyId = "verify service";
    private const int MarkBytes = 32;

    public string Name => name;

    public LimitOverrides Limits => options.Limits;

    public IReadOnlyList<TimeSpan>? Cooldown => options.ResendAfter is { } wait ? [wait] : null;

    private int Tries => (options.Tries ?? parts.Limits.Value.Challenge.Tries) is > 0 and var tries ? tries : int.MaxValue;

    public IReadOnlyList<string> ChannelsAfter(int texts) =>
        [Channel.Sms, .. options.Channels.Where(c => c.Value <= texts).Select(static c => c.Key).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> LanguagesFor(PhoneNumber number) => VerifierLanguages.For(number, options.Languages, options.Language);

    public bool Serves(PhoneNumber number, string channel) => ServicesFor(number, channel).Count > 0;

    public async Task<StartVerdict> StartAsync(ChallengeDraft draft, Delivery delivery)
    {
        var now = parts.Time.GetUtcNow();
        var challenge = new Challenge
        {
            Id = ChallengeId.New(),
            ClientId = draft.ClientId,
            PhoneNumber = draft.PhoneNumber,
            Purpose = draft.Purpose,
            Verifier = name,
            Language = draft.Language,
            Channel = draft.Channel,
            Code = NewMark(),
            CodeLength = options.CodeLength,
            ProofKey = draft.ProofKey,
            AccountId = draft.AccountId,
            Replaces = draft.Replaces,
            DeviceId = draft.DeviceId,
            MaxAttempts = Tries,
            CreatedAt = now,
            ResendAt = now + draft.ResendAfter,
            ExpiresAt = now + options.Lifetime,
        };
        await parts.Challenges.AddAsync(challenge, options.Pending);
        return await DeliverAsync(challenge, delivery);
    }

    public async Task<StartVerdict> ResendAsync(Challenge challenge, string channel, Delivery delivery, TimeSpan resendAfter)
    {
        var now = parts.Time.GetUtcNow();
        var renewed = challenge with
        {
            Code = NewMark(),
            Channel = channel,
            Sends = challenge.Sends + 1,
            ResendAt = now + resendAfter,
            ExpiresAt = now + options.Lifetime,
        };
        var resend = new Resend
        {
            Id = renewed.Id,
            Code = renewed.Code,
            CodeLength = renewed.CodeLength,
            Channel = renewed.Channel,
            Kept = VerificationOf(challenge),
            Now = now,
            ResendAt = renewed.ResendAt,
            ExpiresAt = renewed.ExpiresAt,
        };
        if (await parts.Challenges.TryRenewAsync(resend)) return await DeliverAsync(renewed, delivery, before: challenge);

        var current = await parts.Challenges.FindAsync(challenge.Id, CancellationToken.None);
        return current?.StateAt(now) is ChallengeState.Pending && current.ResendAt > now ? new StartVerdict.TooSoon(current.ResendAt - now) : new StartVerdict.Ended();
    }

    public async Task<CheckVerdict> CheckAsync(Challenge challenge, OtpCode code, bool held)
    {
        var attempt = new Attempt { Id = challenge.Id, Against = challenge.Code, Approved = false, Held = held, Now = parts.Time.GetUtcNow() };
        if (!await parts.Challenges.TryCountAsync(attempt)) return EndOf(challenge, attempt);

        switch (await AskAsync(challenge, code, held))
        {
            case VerifyAnswer.Approved:
                return await parts.Challenges.TryConcludeAsync(attempt with { Approved = true }) ? CheckVerdict.Approved : EndOf(challenge, attempt);
            case VerifyAnswer.Rejected:
                await parts.Challenges.TryConcludeAsync(attempt);
                return CheckVerdict.Rejected;
            case VerifyAnswer.Ended(var reason):
                Log.EndedAtService(parts.Logger, challenge.Id, challenge.Gateway, reason);
                return CheckVerdict.Expired;
            case VerifyAnswer.Failed(var reason, var problem):
                Log.NotChecked(parts.Logger, challenge.Id, challenge.Gateway, problem, reason);
                return CheckVerdict.Unavailable;
            default:
                return CheckVerdict.Unavailable;
        }
    }

    private static CheckVerdict EndOf(Challenge challenge, Attempt attempt) => challenge.ExpiresAt <= attempt.Now ? CheckVerdict.Expired : CheckVerdict.Exhausted;

    /// <summary>
    /// The verification that a challenge waits for already. It has it until it has another, and at every moment between: a resend that comes to nothing
    /// spoils no code, and nobody who looks for those that wait for it overlooks this one.
    /// </summary>
    private static AcceptedText? VerificationOf(Challenge challenge) => challenge.Gateway is { } service ? new AcceptedText(service, challenge.MessageId) : null;

    private static KeyedHash NewMark() => new(KeyId, RandomNumberGenerator.GetBytes(MarkBytes));

    /// <summary>Nobody is asked when nothing was sent, or when it is a stranger's try; the answer takes as long as if somebody were.</summary>
    private Task<VerifyAnswer> AskAsync(Challenge challenge, OtpCode code, bool held)
    {
        var isHolders = held || challenge.ProofKey is not null || options.TriesWithoutChallengeId;
        return isHolders && challenge is { Gateway: { } service, MessageId: { } verification }
            ? parts.Route.CheckAsync(service, new VerifyCheck(verification, challenge.PhoneNumber, code), CancellationToken.None)
            : parts.Route.PretendToCheckAsync();
    }

    private async Task<StartVerdict> DeliverAsync(Challenge challenge, Delivery delivery, Challenge? before = null)
    {
        switch (delivery)
        {
            case Delivery.Suppressed:
                parts.Deferred.Enqueue(() => PretendAsync(challenge));
                return new StartVerdict.Started(challenge);
            case Delivery.Deferred:
                parts.Deferred.Enqueue(() => SendAsync(challenge));
                return new StartVerdict.Started(challenge);
            default:
                if (await SendAsync(challenge) is { } accepted) return new StartVerdict.Started(challenge.WithText(accepted));
                if (before is not null) await parts.Challenges.RestoreAsync(before, challenge.Code);
                return new StartVerdict.Unavailable();
        }
    }

    private async Task<AcceptedText?> SendAsync(Challenge challenge)
    {
        var request = new VerifyRequest(challenge.PhoneNumber, challenge.Channel)
        {
            Language = challenge.Language,
            ApplicationName = options.ApplicationName,
            Previous = challenge.MessageId,
        };
        var accepted = await parts.Route.StartAsync(OrderFor(challenge), request, CancellationToken.None);
        await parts.Challenges.RecordDeliveryAsync(challenge.Id, accepted ?? VerificationOf(challenge));
        await parts.Observers.SentAsync(challenge, accepted?.Gateway);
        if (accepted is null || !await IsSharedAsync(challenge, accepted)) return accepted;

        Log.SharedVerification(parts.Logger, challenge.Id, accepted.Gateway);
        await parts.Challenges.RecordDeliveryAsync(challenge.Id, VerificationOf(challenge));
        return null;
    }

    /// <summary>
    /// Whether the service went on with a verification that a challenge of another client, purpose or account waits for: its code would be good for both.
    /// Asked after the record, so that of two at once neither overlooks the other.
    /// </summary>
    private async Task<bool> IsSharedAsync(Challenge challenge, AcceptedText accepted)
    {
        var now = parts.Time.GetUtcNow();
        var same = await parts.Challenges.FindByMessageAsync(accepted.Gateway, accepted.MessageId!, CancellationToken.None);
        return same.Any(other => !other.Id.Equals(challenge.Id)
            && other.StateAt(now) is ChallengeState.Pending
            && (other.ClientId, other.Purpose, other.AccountId) != (challenge.ClientId, challenge.Purpose, challenge.AccountId));
    }

    private async Task PretendAsync(Challenge challenge)
    {
        var service = await parts.Route.PretendToStartAsync(OrderFor(challenge), challenge.PhoneNumber);
        await parts.Challenges.RecordDeliveryAsync(challenge.Id, accepted: null);
        await parts.Observers.SuppressedAsync(challenge, service);
    }

    // The service that has the code goes on with it; another could not know that the number got two.
    private IList<string> OrderFor(Challenge challenge) => challenge.Gateway is { } service ? [service] : ServicesFor(challenge.PhoneNumber, challenge.Channel);

    private IList<string> ServicesFor(PhoneNumber number, string channel) =>
        [.. ServedCountries.Of(options.Services, options.Countries, number).Where(s => parts.Route.Find(s)?.Channels.Contains(channel) is true)];
}
