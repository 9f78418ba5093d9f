using SmsAuth.Accounts;
using SmsAuth.Clients;
using SmsAuth.Messages;
using SmsAuth.PhoneNumbers;
using SmsAuth.Sending;
using SmsAuth.Verifiers;

namespace SmsAuth.Challenges;

/// <summary>The first of the engine's two calls: start a challenge, or send another text for it.</summary>
public sealed class ChallengeStarter
{
    private readonly IChallengeStore challenges;
    private readonly IVerifierCatalog verifiers;
    private readonly IAccountStore accounts;
    private readonly TextComposer texts;
    private readonly SendPermission permission;
    private readonly StartRecord record;
    private readonly TimeProvider time;

    internal ChallengeStarter(
        IChallengeStore challenges,
        IVerifierCatalog verifiers,
        IAccountStore accounts,
        TextComposer texts,
        SendPermission permission,
        StartRecord record,
        TimeProvider time) =>
        (this.challenges, this.verifiers, this.accounts, this.texts, this.permission, this.record, this.time) =
        (challenges, verifiers, accounts, texts, permission, record, time);

    /// <summary>Saves a new challenge and gets a code to the phone.</summary>
    public async Task<StartOutcome> StartAsync(StartRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Client.Serves(request.PhoneNumber)) return await record.NotServedAsync(request);
        if (verifiers.Find(request.Client.Verifier) is not { } verifier) return await record.VerifierMissingAsync(request, request.Client.Verifier);

        var attempt = new SendAttempt
        {
            Client = request.Client,
            Verifier = verifier,
            PhoneNumber = request.PhoneNumber,
            Purpose = request.Purpose,
            Caller = request.Caller,
            CaptchaToken = request.CaptchaToken,
        };
        if (await permission.AskAsync(attempt, cancellationToken) is { } refusal) return await record.RefusedAsync(attempt, refusal);

        var delivery = await DeliveryForAsync(request.Client, request.Purpose, request.PhoneNumber, cancellationToken);
        var draft = new ChallengeDraft
        {
            ClientId = request.Client.ClientId,
            PhoneNumber = request.PhoneNumber,
            Purpose = request.Purpose,
            Language = texts.ChooseLanguage(request.Languages, verifier.Language),
            ProofKey = request.ProofKey,
            AccountId = request.AccountId,
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
        if (verifiers.Find(challenge.Verifier) is not { } verifier) return await record.VerifierMissingAsync(request, challenge);

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
        if (await permission.AskAsync(attempt, cancellationToken) is { } refusal) return await record.RefusedAsync(attempt, refusal);

        var delivery = await DeliveryForAsync(request.Client, challenge.Purpose, challenge.PhoneNumber, cancellationToken);
        return await record.OutcomeAsync(attempt, await verifier.ResendAsync(challenge, delivery));
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
