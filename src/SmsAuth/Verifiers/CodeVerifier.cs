using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Gateways;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Verifiers;

/// <summary>The verifier that makes the codes itself, keeps their keyed hash, and has gateways deliver them.</summary>
internal sealed class CodeVerifier(
    string name,
    CodeVerifierOptions options,
    CodeVerifierParts parts) : IVerifier, INoticeSender
{
    public string Name => name;

    public string Language => options.Language;

    private int Tries => (options.Tries ?? parts.Limits.Value.Challenge.Tries) is > 0 and var tries ? tries : int.MaxValue;

    public async Task<StartVerdict> StartAsync(ChallengeDraft draft, Delivery delivery)
    {
        var id = ChallengeId.New();
        var code = OtpCode.Generate(options.CodeLength);
        var now = parts.Time.GetUtcNow();
        var challenge = new Challenge
        {
            Id = id,
            ClientId = draft.ClientId,
            PhoneNumber = draft.PhoneNumber,
            Purpose = draft.Purpose,
            Verifier = name,
            Language = draft.Language,
            Code = parts.Hasher.Hash(id, code),
            CodeLength = code.Length,
            ProofKey = draft.ProofKey,
            AccountId = draft.AccountId,
            Replaces = draft.Replaces,
            DeviceId = draft.DeviceId,
            MaxAttempts = Tries,
            CreatedAt = now,
            ResendAt = now + CooldownAfter(sends: 1),
            ExpiresAt = now + options.Lifetime,
        };

        await parts.Challenges.AddAsync(challenge, options.Pending);
        return await DeliverAsync(challenge, code, delivery);
    }

    public async Task<StartVerdict> ResendAsync(Challenge challenge, Delivery delivery)
    {
        var code = OtpCode.Generate(options.CodeLength);
        var now = parts.Time.GetUtcNow();
        var renewed = challenge with
        {
            Code = parts.Hasher.Hash(challenge.Id, code),
            CodeLength = code.Length,
            Sends = challenge.Sends + 1,
            ResendAt = now + CooldownAfter(challenge.Sends + 1),
            ExpiresAt = now + options.Lifetime,
            Gateway = null,
        };

        var resend = new Resend
        {
            Id = renewed.Id,
            Code = renewed.Code,
            CodeLength = renewed.CodeLength,
            Now = now,
            ResendAt = renewed.ResendAt,
            ExpiresAt = renewed.ExpiresAt,
        };
        return await parts.Challenges.TryRenewAsync(resend)
            ? await DeliverAsync(renewed, code, delivery)
            : await WhyNotRenewedAsync(challenge.Id, now);
    }

    public async Task<CheckVerdict> CheckAsync(Challenge challenge, OtpCode code, bool held)
    {
        if (parts.Hasher.HashLike(challenge.Code, challenge.Id, code) is not { } presented)
        {
            Log.PepperMissing(parts.Logger, challenge.Id, challenge.Code.KeyId);
            return CheckVerdict.Unavailable;
        }

        // The verdict is known to nobody until the store has counted the try against the very code it was made with.
        var attempt = new Attempt
        {
            Id = challenge.Id,
            Against = challenge.Code,
            Approved = presented.Matches(challenge.Code),
            Held = held,
            Now = parts.Time.GetUtcNow(),
        };
        if (await parts.Challenges.TryRecordAsync(attempt)) return attempt.Approved ? CheckVerdict.Approved : CheckVerdict.Rejected;
        return challenge.ExpiresAt <= attempt.Now ? CheckVerdict.Expired : CheckVerdict.Exhausted;
    }

    public Task<string?> SendNoticeAsync(PhoneNumber to, Notice notice, string language)
    {
        var text = parts.Texts.Compose(notice, parts.Texts.ChooseLanguage([language], options.Language), options.ApplicationName);
        return parts.Route.SendAsync(options.Gateways, new TextMessage(to, text), CancellationToken.None);
    }

    private TimeSpan CooldownAfter(int sends) => options.ResendAfter ?? parts.Limits.Value.Number.CooldownAfter(sends);

    private async Task<StartVerdict> DeliverAsync(Challenge challenge, OtpCode code, Delivery delivery)
    {
        switch (delivery)
        {
            case Delivery.Suppressed:
                return new StartVerdict.Started(challenge);
            case Delivery.Deferred:
                parts.Deferred.Enqueue(() => SendAsync(challenge, code));
                return new StartVerdict.Started(challenge);
            default:
                return await SendAsync(challenge, code) is { } gateway
                    ? new StartVerdict.Started(challenge with { Gateway = gateway })
                    : new StartVerdict.Unavailable();
        }
    }

    private async Task<string?> SendAsync(Challenge challenge, OtpCode code)
    {
        var text = parts.Texts.Compose(challenge.Purpose, challenge.Language, code, options.ApplicationName, options.Lifetime);
        var gateway = await parts.Route.SendAsync(options.Gateways, new TextMessage(challenge.PhoneNumber, text), CancellationToken.None);
        await parts.Challenges.RecordDeliveryAsync(challenge.Id, gateway);
        await parts.Observers.SentAsync(challenge, gateway);
        return gateway;
    }

    private async Task<StartVerdict> WhyNotRenewedAsync(ChallengeId id, DateTimeOffset now)
    {
        var current = await parts.Challenges.FindAsync(id, CancellationToken.None);
        return current?.StateAt(now) is ChallengeState.Pending && current.ResendAt > now
            ? new StartVerdict.TooSoon(current.ResendAt - now)
            : new StartVerdict.Ended();
    }
}
