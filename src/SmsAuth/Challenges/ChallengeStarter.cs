using Microsoft.Extensions.Logging;
using SmsAuth.Accounts;
using SmsAuth.Clients;
using SmsAuth.Messages;
using SmsAuth.PhoneNumbers;
using SmsAuth.Verifiers;

namespace SmsAuth.Challenges;

/// <summary>The first of the engine's two calls: start a challenge, or send another text for it.</summary>
public sealed class ChallengeStarter
{
    private readonly IChallengeStore challenges;
    private readonly IVerifierCatalog verifiers;
    private readonly IAccountStore accounts;
    private readonly TextComposer texts;
    private readonly TimeProvider time;
    private readonly ILogger<ChallengeStarter> logger;

    internal ChallengeStarter(
        IChallengeStore challenges,
        IVerifierCatalog verifiers,
        IAccountStore accounts,
        TextComposer texts,
        TimeProvider time,
        ILogger<ChallengeStarter> logger) =>
        (this.challenges, this.verifiers, this.accounts, this.texts, this.time, this.logger) =
        (challenges, verifiers, accounts, texts, time, logger);

    /// <summary>Saves a new challenge and gets a code to the phone.</summary>
    public async Task<StartOutcome> StartAsync(StartRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Client.Serves(request.PhoneNumber)) return NotServed(request.Client, request.PhoneNumber);
        if (verifiers.Find(request.Client.Verifier) is not { } verifier) return VerifierMissing(request.Client, request.Client.Verifier);

        var delivery = await DeliveryForAsync(request.Client, request.Purpose, request.PhoneNumber, cancellationToken);
        var draft = new ChallengeDraft
        {
            ClientId = request.Client.ClientId,
            PhoneNumber = request.PhoneNumber,
            Purpose = request.Purpose,
            Language = texts.ChooseLanguage(request.Languages, verifier.Language),
            ProofKey = request.ProofKey,
        };
        return OutcomeOf(await verifier.StartAsync(draft, delivery), request.Client, request.PhoneNumber);
    }

    /// <summary>Gets another code to the phone. The tries of the challenge stay as they are.</summary>
    public async Task<StartOutcome> ResendAsync(ResendRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await FindPendingAsync(request, cancellationToken) is not { } challenge) return Unknown(request);
        if (!request.Client.Serves(challenge.PhoneNumber)) return NotServed(request.Client, challenge.PhoneNumber);
        if (verifiers.Find(challenge.Verifier) is not { } verifier) return VerifierMissing(request.Client, challenge.Verifier);

        var delivery = await DeliveryForAsync(request.Client, challenge.Purpose, challenge.PhoneNumber, cancellationToken);
        return OutcomeOf(await verifier.ResendAsync(challenge, delivery), request.Client, challenge.PhoneNumber);
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
        && (request.PhoneNumber is null || challenge.PhoneNumber.Equals(request.PhoneNumber))
        && (request.ProofKey is null || challenge.ProofKey == request.ProofKey)
            ? challenge
            : null;

    private StartOutcome OutcomeOf(StartVerdict verdict, ClientPolicy client, PhoneNumber number)
    {
        switch (verdict)
        {
            case StartVerdict.Started { Challenge: var challenge }:
                Log.Started(logger, challenge.Id, client.ClientId, number);
                var now = time.GetUtcNow();
                return new StartOutcome.Started(challenge, challenge.ExpiresAt - now, Positive(challenge.ResendAt - now));
            case StartVerdict.TooSoon { RetryAfter: var retryAfter }:
                Log.TooSoon(logger, client.ClientId, number, retryAfter);
                return new StartOutcome.TooSoon(retryAfter);
            case StartVerdict.Ended:
                return new StartOutcome.UnknownChallenge();
            default:
                Log.NotSent(logger, client.ClientId, number);
                return new StartOutcome.Unavailable();
        }
    }

    private StartOutcome.NotServed NotServed(ClientPolicy client, PhoneNumber number)
    {
        Log.CountryNotServed(logger, client.ClientId, number);
        return new StartOutcome.NotServed();
    }

    private StartOutcome.UnknownChallenge Unknown(ResendRequest request)
    {
        Log.UnknownChallenge(logger, request.ChallengeId, request.Client.ClientId);
        return new StartOutcome.UnknownChallenge();
    }

    private StartOutcome.Unavailable VerifierMissing(ClientPolicy client, string verifier)
    {
        Log.VerifierMissing(logger, client.ClientId, verifier);
        return new StartOutcome.Unavailable();
    }

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
