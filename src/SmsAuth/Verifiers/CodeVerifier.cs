using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Gateways;
using SmsAuth.Limits;
using SmsAuth.Messages;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Verifiers;

/// <summary>The verifier that makes the codes itself, keeps their keyed hash, and has gateways deliver them.</summary>
internal sealed class CodeVerifier(
    string name,
    CodeVerifierOptions options,
    CodeVerifierParts parts) : IVerifier, INoticeSender
{
    public string Name => name;

    public LimitOverrides Limits => options.Limits;

    public IReadOnlyList<TimeSpan>? Cooldown => options.ResendAfter is { } wait ? [wait] : null;

    private int Tries => (options.Tries ?? parts.Limits.Value.Challenge.Tries) is > 0 and var tries ? tries : int.MaxValue;

    public IReadOnlyList<string> ChannelsAfter(int texts) =>
        [Channel.Sms, .. options.Channels.Where(c => c.Value.After <= texts).Select(static c => c.Key).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> LanguagesFor(PhoneNumber number) => VerifierLanguages.For(number, options.Languages, options.Language);

    public bool Serves(PhoneNumber number, string channel) => GatewaysFor(channel, number).Count > 0;

    public async Task<StartVerdict> StartAsync(ChallengeDraft draft, Delivery delivery)
    {
        var id = ChallengeId.New();
        var (code, hash) = CodeFor(id, previous: null);
        var now = parts.Time.GetUtcNow();
        var challenge = new Challenge
        {
            Id = id,
            ClientId = draft.ClientId,
            PhoneNumber = draft.PhoneNumber,
            Purpose = draft.Purpose,
            Verifier = name,
            Language = draft.Language,
            Channel = draft.Channel,
            Code = hash,
            CodeLength = code.Length,
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
        return await DeliverAsync(challenge, code, delivery);
    }

    public async Task<StartVerdict> ResendAsync(Challenge challenge, string channel, Delivery delivery, TimeSpan resendAfter)
    {
        var (code, hash) = CodeFor(challenge.Id, challenge);
        var now = parts.Time.GetUtcNow();
        var renewed = challenge.WithText(null) with
        {
            Code = hash,
            CodeLength = code.Length,
            Channel = channel,
            Sends = challenge.Sends + 1,
            ResendAt = now + resendAfter,
            ExpiresAt = hash.Matches(challenge.Code) ? challenge.ExpiresAt : now + options.Lifetime,
        };

        var resend = new Resend
        {
            Id = renewed.Id,
            Code = renewed.Code,
            CodeLength = renewed.CodeLength,
            Channel = renewed.Channel,
            Now = now,
            ResendAt = renewed.ResendAt,
            ExpiresAt = renewed.ExpiresAt,
        };
        return await parts.Challenges.TryRenewAsync(resend)
            ? await DeliverAsync(renewed, code, delivery, before: challenge)
            : await WhyNotRenewedAsync(challenge.Id, now);
    }

    public Task<CheckVerdict> CheckAsync(Challenge challenge, OtpCode code, bool held) => parts.Checker.CheckAsync(challenge, code, held);

    public async Task<bool> SendElsewhereAsync(Challenge failed)
    {
        if (!options.RerouteFailed || failed is not { Gateway: { } gateway, MessageId: { } messageId }) return false;
        var rest = GatewaysFor(failed.Channel, failed.PhoneNumber).SkipWhile(g => g != gateway).Skip(1).ToList();
        if (rest.Count == 0) return false;

        var (code, hash) = CodeFor(failed.Id, failed);
        var reroute = new Reroute
        {
            Id = failed.Id,
            Failed = new AcceptedText(gateway, messageId),
            Code = hash,
            CodeLength = code.Length,
            Now = parts.Time.GetUtcNow(),
        };
        return await parts.Challenges.TryRerouteAsync(reroute)
            && await SendByAsync(rest, failed.WithText(null) with { Code = hash, CodeLength = code.Length }, code) is not null;
    }

    private (OtpCode Code, KeyedHash Hash) CodeFor(ChallengeId id, Challenge? previous)
    {
        if (options.Resend is ResendMode.SameCode)
        {
            var keyId = parts.Hasher.KeyIdLike(previous?.Code);
            var derived = parts.Hasher.Derive(keyId, id, previous?.CodeLength ?? options.CodeLength);
            return (derived, parts.Hasher.Hash(keyId, id, derived));
        }

        var drawn = OtpCode.Generate(options.CodeLength);
        return (drawn, parts.Hasher.Hash(id, drawn));
    }

    public async Task<string?> SendNoticeAsync(PhoneNumber to, Notice notice, string language)
    {
        var chosen = parts.Texts.ChooseLanguage([language, .. LanguagesFor(to)]);
        var text = new TextMessage(to, parts.Texts.Compose(notice, chosen, Style(appHash: null))) { Language = chosen };
        return (await parts.Route.SendAsync(GatewaysFor(Channel.Sms, to), text, CancellationToken.None))?.Gateway;
    }

    private async Task<StartVerdict> DeliverAsync(Challenge challenge, OtpCode code, Delivery delivery, Challenge? before = null)
    {
        switch (delivery)
        {
            case Delivery.Suppressed:
                parts.Deferred.Enqueue(() => PretendAsync(challenge, code));
                return new StartVerdict.Started(challenge);
            case Delivery.Deferred:
                // The answer has promised the new code and its time. Taking them back when nobody accepts the text would tell by the time at
                // which the challenge ends that there was a text.
                parts.Deferred.Enqueue(() => SendAsync(challenge, code));
                return new StartVerdict.Started(challenge);
            default:
                if (await SendAsync(challenge, code) is { } accepted) return new StartVerdict.Started(challenge.WithText(accepted));
                if (before is not null) await parts.Challenges.RestoreAsync(before, challenge.Code);
                return new StartVerdict.Unavailable();
        }
    }

    private Task<AcceptedText?> SendAsync(Challenge challenge, OtpCode code) => SendByAsync(GatewaysFor(challenge.Channel, challenge.PhoneNumber), challenge, code);

    private async Task<AcceptedText?> SendByAsync(IList<string> order, Challenge challenge, OtpCode code)
    {
        var accepted = await parts.Route.SendAsync(order, await MessageOfAsync(challenge, code), CancellationToken.None);
        await parts.Challenges.RecordDeliveryAsync(challenge.Id, accepted);
        await parts.Observers.SentAsync(challenge, accepted?.Gateway);
        return accepted;
    }

    /// <summary>
    /// All that <see cref="SendAsync"/> does, without a text: the requests that come next would otherwise tell by what they wait for whether
    /// there was one.
    /// </summary>
    private async Task PretendAsync(Challenge challenge, OtpCode code)
    {
        var gateway = await parts.Route.PretendAsync(GatewaysFor(challenge.Channel, challenge.PhoneNumber), await MessageOfAsync(challenge, code));
        await parts.Challenges.RecordDeliveryAsync(challenge.Id, accepted: null);
        await parts.Observers.SuppressedAsync(challenge, gateway);
    }

    private async Task<TextMessage> MessageOfAsync(Challenge challenge, OtpCode code)
    {
        var appHash = await parts.Apps.FindHashAsync(challenge.ClientId, CancellationToken.None) ?? ConfiguredAppHash(challenge.ClientId);
        var remaining = challenge.ExpiresAt - parts.Time.GetUtcNow();
        var text = parts.Texts.Compose(challenge.Purpose, challenge.Language, code, Style(appHash), remaining);
        return new TextMessage(challenge.PhoneNumber, text, challenge.Channel)
        {
            Code = code,
            Minutes = TextComposer.MinutesOf(remaining),
            Language = challenge.Language,
        };
    }

    private string? ConfiguredAppHash(string clientId) => options.AndroidAppHashes.TryGetValue(clientId, out var hash) ? hash : null;

    private TextStyle Style(string? appHash) => new(options.ApplicationName)
    {
        Domain = options.Domain,
        AndroidAppHash = appHash,
        Templates = options.Texts,
    };

    private IList<string> GatewaysFor(string channel, PhoneNumber number) =>
        ServedCountries.Of(options.Channels.TryGetValue(channel, out var offered) ? offered.Gateways : options.Gateways, options.Countries, number);

    private async Task<StartVerdict> WhyNotRenewedAsync(ChallengeId id, DateTimeOffset now)
    {
        var current = await parts.Challenges.FindAsync(id, CancellationToken.None);
        return current?.StateAt(now) is ChallengeState.Pending && current.ResendAt > now
            ? new StartVerdict.TooSoon(current.ResendAt - now)
            : new StartVerdict.Ended();
    }
}
