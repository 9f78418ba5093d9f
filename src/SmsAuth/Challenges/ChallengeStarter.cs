using SmsAuth.Accounts;
using SmsAuth.Clients;
using SmsAuth.Devices;
using SmsAuth.Gateways;
using SmsAuth.Messages;
using SmsAuth.PhoneNumbers;
using SmsAuth.Sending;
using SmsAuth.Verifiers;

namespace SmsAuth.Challenges;

/// <summary>The first of the engine's two calls: start a challenge, or send another text for it.</summary>
public sealed class ChallengeStarter
{
    private readonly IChallengeStore challenges;
    private readonly VerifierChoice verifiers;
    private readonly IAccountStore accounts;
    private readonly TextComposer texts;
    private readonly DeviceTrust devices;
    private readonly SendPermission permission;
    private readonly StartRecord record;
    private readonly TimeProvider time;

    internal ChallengeStarter(
        IChallengeStore challenges,
        VerifierChoice verifiers,
        IAccountStore accounts,
        TextComposer texts,
        DeviceTrust devices,
        SendPermission permission,
        StartRecord record,
        TimeProvider time) =>
        (this.challenges, this.verifiers, this.accounts, this.texts, this.devices, this.permission, this.record, this.time) =
        (challenges, verifiers, accounts, texts, devices, permission, record, time);

    /// <summary>Saves a new challenge and gets a code to the phone.</summary>
    public async Task<StartOutcome> StartAsync(StartRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Client.Serves(request.PhoneNumber)) return await record.NotServedAsync(request);
        if (verifiers.For(request.Client, request.PhoneNumber) is not { } verifier) return await record.VerifierMissingAsync(request, request.Client.Verifier);
        var offered = verifier.ChannelsAfter(texts: 0);
        if (ChannelOf(request.Channel, Channel.Sms, offered) is not { } channel) return record.ChannelNotOffered(request.Client, request.PhoneNumber, offered);
        if (!verifier.Serves(request.PhoneNumber, channel)) return await record.NotServedAsync(request);

        var deviceId = await devices.RecognizeAsync(request, cancellationToken);
        var attempt = new SendAttempt
        {
            Client = request.Client,
            Verifier = verifier,
            PhoneNumber = request.PhoneNumber,
            Purpose = request.Purpose,
            Caller = request.Caller,
            DeviceId = deviceId,
            CaptchaToken = request.CaptchaToken,
        };
        if (await permission.AskAsync(attempt, cancellationToken) is { } refusal) return await record.RefusedAsync(attempt, refusal);

        var delivery = await DeliveryForAsync(request.Client, request.Purpose, request.PhoneNumber, cancellationToken);
        var draft = new ChallengeDraft
        {
            ClientId = request.Client.ClientId,
            PhoneNumber = request.PhoneNumber,
            Purpose = request.Purpose,
            Language = texts.ChooseLanguage([.. request.Languages, .. await AccountLanguageAsync(request, cancellationToken), .. verifier.LanguagesFor(request.PhoneNumber)]),
            Channel = channel,
            ProofKey = request.ProofKey,
            AccountId = request.AccountId,
            DeviceId = deviceId,
            ResendAfter = attempt.Wait,
            Replaces = request.Replaces,
        };
        return await record.OutcomeAsync(attempt, await verifier.StartAsync(draft, delivery));
    }

    /// <summary>Gets another code to the phone. The tries of the challenge stay as they are.</summary>
    public async Task<StartOutcome> ResendAsync(ResendRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await FindPendingAsync(request, cancellationToken) is not { } challenge) return await record.UnknownAsync(request);
        if (!request.Client.Serves(challenge.PhoneNumber)) return await record.NotServedAsync(request, challenge);
        if (verifiers.For(challenge) is not { } verifier) return await record.VerifierMissingAsync(request, challenge);
        var offered = verifier.ChannelsAfter(challenge.Sends);
        if (ChannelOf(request.Channel, challenge.Channel, offered) is not { } channel) return record.ChannelNotOffered(request.Client, challenge.PhoneNumber, offered);
        if (!verifier.Serves(challenge.PhoneNumber, channel)) return await record.NotServedAsync(request, challenge);

        var attempt = new SendAttempt
        {
            Client = request.Client,
            Verifier = verifier,
            PhoneNumber = challenge.PhoneNumber,
            Purpose = challenge.Purpose,
            Caller = request.Caller,
            Challenge = challenge,
            DeviceId = challenge.DeviceId,
            CaptchaToken = request.CaptchaToken,
        };
        if (challenge.ResendAt - time.GetUtcNow() is var wait && wait > TimeSpan.Zero) return await record.TooSoonAsync(attempt, wait);
        if (await permission.AskAsync(attempt, cancellationToken) is { } refusal) return await record.RefusedAsync(attempt, refusal);

        var delivery = await DeliveryForAsync(request.Client, challenge.Purpose, challenge.PhoneNumber, cancellationToken);
        return await record.OutcomeAsync(attempt, await verifier.ResendAsync(challenge, channel, delivery, attempt.Wait));
    }

    /// <summary>
    /// Where nobody may sign up, an answer must not tell whether a number has an account: the text goes out after the answer, or not at all.
    /// </summary>
    private async Task<Delivery> DeliveryForAsync(
        ClientPolicy client, Purpose purpose, PhoneNumber number, CancellationToken cancellationToken)
    {
        if (client.AutomaticSignUp || purpose is not Purpose.SignIn) return Delivery.Awaited;
        return await accounts.FindByNumberAsync(number, cancellationToken) is null ? Delivery.Suppressed : Delivery.Deferred;
    }

    /// <summary>The language of the account that is signed in. At a sign-in nothing is looked up: it would be there for known numbers only.</summary>
    private async Task<string[]> AccountLanguageAsync(StartRequest request, CancellationToken cancellationToken) =>
        request.AccountId is { } id && await accounts.FindLocaleAsync(id, cancellationToken) is { } locale ? [locale] : [];

    /// <summary>The channel that was asked for, or else the usual one as long as it is offered; null when it is not to be had.</summary>
    private static string? ChannelOf(string? asked, string usual, IReadOnlyList<string> offered) =>
        asked is null ? (offered.Contains(usual) ? usual : Channel.Sms)
        : offered.Contains(asked) ? asked
        : null;

    private async Task<Challenge?> FindPendingAsync(ResendRequest request, CancellationToken cancellationToken) =>
        await challenges.FindAsync(request.ChallengeId, cancellationToken) is { } challenge
        && challenge.StateAt(time.GetUtcNow()) is ChallengeState.Pending
        && challenge.ClientId == request.Client.ClientId
        && challenge.Purpose == request.Purpose
        && challenge.AccountId == request.AccountId
        && (request.PhoneNumber is null || challenge.PhoneNumber.Equals(request.PhoneNumber))
        && (request.ProofKey is null || challenge.ProofKey == request.ProofKey)
            ? challenge
            : null;
}
