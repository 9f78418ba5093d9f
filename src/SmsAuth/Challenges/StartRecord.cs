using Microsoft.Extensions.Logging;
using SmsAuth.Audit;
using SmsAuth.Clients;
using SmsAuth.PhoneNumbers;
using SmsAuth.Sending;
using SmsAuth.Verifiers;

namespace SmsAuth.Challenges;

/// <summary>Turns what became of a request for a code into its outcome, which is logged and goes to the audit trail.</summary>
internal sealed class StartRecord(IAuditTrail audit, TimeProvider time, ILogger<ChallengeStarter> logger)
{
    /// <summary>The reason code of what a test number did.</summary>
    public const string TestNumber = "test_number";

    public async Task<StartOutcome> OutcomeAsync(SendAttempt attempt, StartVerdict verdict)
    {
        switch (verdict)
        {
            case StartVerdict.Started { Challenge: var challenge }:
                Log.Started(logger, challenge.Id, attempt.Client.ClientId, attempt.PhoneNumber);
                await AuditAsync(attempt, attempt.Challenge is null ? AuditEvent.CodeRequested : AuditEvent.CodeResent, challenge, challenge.IsTest ? TestNumber : null);
                var now = time.GetUtcNow();
                return new StartOutcome.Started(challenge, challenge.ExpiresAt - now, Positive(challenge.ResendAt - now))
                {
                    NextChannels = attempt.Verifier.ChannelsAfter(challenge.Sends),
                };
            case StartVerdict.TooSoon { RetryAfter: var retryAfter }:
                return await TooSoonAsync(attempt, retryAfter);
            case StartVerdict.Ended:
                await AuditAsync(attempt, AuditEvent.SendRefused, attempt.Challenge, "challenge:ended");
                return new StartOutcome.UnknownChallenge();
            default:
                Log.NotSent(logger, attempt.Client.ClientId, attempt.PhoneNumber);
                await AuditAsync(attempt, AuditEvent.SendRefused, attempt.Challenge, "gateway:none");
                return new StartOutcome.Unavailable();
        }
    }

    public Task<StartOutcome> TooSoonAsync(SendAttempt attempt, TimeSpan retryAfter) =>
        RefusedAsync(attempt, new SendRefusal.TooSoon("limit:number:cooldown", retryAfter));

    public async Task<StartOutcome> RefusedAsync(SendAttempt attempt, SendRefusal refusal)
    {
        Log.SendRefused(logger, attempt.Client.ClientId, attempt.PhoneNumber, refusal.Reason);
        await AuditAsync(attempt, AuditEvent.SendRefused, attempt.Challenge, refusal.Reason);
        return refusal switch
        {
            SendRefusal.TooSoon { RetryAfter: var retryAfter } => new StartOutcome.TooSoon(retryAfter),
            SendRefusal.CaptchaRequired => new StartOutcome.CaptchaRequired(),
            SendRefusal.Denied => new StartOutcome.NotServed(),
            _ => new StartOutcome.Unavailable(),
        };
    }

    public StartOutcome ChannelNotOffered(ClientPolicy client, PhoneNumber number, IReadOnlyList<string> offered)
    {
        Log.ChannelNotOffered(logger, client.ClientId, number);
        return new StartOutcome.ChannelNotOffered(offered);
    }

    public Task<StartOutcome> NotServedAsync(StartRequest request) => NotServedAsync(request.Client, request.PhoneNumber, request.Caller, null);

    public Task<StartOutcome> NotServedAsync(ResendRequest request, Challenge challenge) =>
        NotServedAsync(request.Client, challenge.PhoneNumber, request.Caller, challenge);

    public Task<StartOutcome> VerifierMissingAsync(StartRequest request, string verifier) =>
        VerifierMissingAsync(request.Client, request.PhoneNumber, request.Caller, verifier);

    public Task<StartOutcome> VerifierMissingAsync(ResendRequest request, Challenge challenge) =>
        VerifierMissingAsync(request.Client, challenge.PhoneNumber, request.Caller, challenge.Verifier);

    public async Task<StartOutcome> UnknownAsync(ResendRequest request)
    {
        Log.UnknownChallenge(logger, request.ChallengeId, request.Client.ClientId);
        await audit.RecordAsync(new AuditEntry
        {
            Event = AuditEvent.SendRefused,
            At = time.GetUtcNow(),
            Reason = "challenge:unknown",
            ClientId = request.Client.ClientId,
            PhoneNumber = request.PhoneNumber,
            ChallengeId = request.ChallengeId.ToString(),
            Address = request.Caller.Address,
            CorrelationId = request.Caller.CorrelationId,
        });
        return new StartOutcome.UnknownChallenge();
    }

    private async Task<StartOutcome> NotServedAsync(ClientPolicy client, PhoneNumber number, Caller caller, Challenge? challenge)
    {
        Log.CountryNotServed(logger, client.ClientId, number);
        await AuditAsync(AuditEvent.SendRefused, client, number, caller, challenge, "client:country");
        return new StartOutcome.NotServed();
    }

    private async Task<StartOutcome> VerifierMissingAsync(ClientPolicy client, PhoneNumber number, Caller caller, string verifier)
    {
        Log.VerifierMissing(logger, client.ClientId, verifier);
        await AuditAsync(AuditEvent.SendRefused, client, number, caller, challenge: null, "verifier:missing");
        return new StartOutcome.Unavailable();
    }

    private ValueTask AuditAsync(SendAttempt attempt, AuditEvent what, Challenge? challenge, string? reason) =>
        AuditAsync(what, attempt.Client, attempt.PhoneNumber, attempt.Caller, challenge, reason);

    private ValueTask AuditAsync(
        AuditEvent what, ClientPolicy client, PhoneNumber number, Caller caller, Challenge? challenge, string? reason) =>
        audit.RecordAsync(new AuditEntry
        {
            Event = what,
            At = time.GetUtcNow(),
            Reason = reason,
            ClientId = client.ClientId,
            PhoneNumber = number,
            ChallengeId = challenge?.Id.ToString(),
            AccountId = challenge?.AccountId,
            Verifier = challenge?.Verifier ?? client.Verifier,
            Address = caller.Address,
            CorrelationId = caller.CorrelationId,
        });

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
