using System.Text.RegularExpressions;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.TestKit.Challenges.Model;

/// <summary>What belongs to one call, wherever it goes: the caller's cancellation, the challenge it started and the code it sent.</summary>
internal sealed class CallScope(Call call, TimeProvider time, IChallengeStore store) : IDisposable
{
    private static readonly AsyncLocal<CallScope?> Ambient = new();
    private readonly CancellationTokenSource cancellation = new();

    public static CallScope? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public CancellationToken Token => cancellation.Token;

    public Call Call => call;

    public TimeProvider Time => time;

    public IChallengeStore Store => store;

    public ChallengeId? Started { get; set; }

    public string? Code { get; set; }

    public void Passes(HangUp moment)
    {
        if (moment == call.HangUp) cancellation.Cancel();
    }

    public void Dispose() => cancellation.Dispose();
}

/// <summary>The phones: every text reaches the scope of the call that sent it.</summary>
internal sealed partial class Phones : ISmsGateway
{
    public string Name => "phones";

    public Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
    {
        CallScope.Current!.Code = Digits().Match(message.Body).Value;
        return Task.FromResult<SendOutcome>(CallScope.Current.Call.Lost ? new SendOutcome.Failed("lost") : new SendOutcome.Accepted());
    }

    [GeneratedRegex("(?<![0-9])[0-9]{6}(?![0-9])")]
    private static partial Regex Digits();
}

/// <summary>The clock of the scenario that a call belongs to.</summary>
internal sealed class ScenarioClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => CallScope.Current!.Time.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        CallScope.Current!.Time.CreateTimer(callback, state, dueTime, period);
}

/// <summary>The store of the scenario that a call belongs to, with callers who hang up.</summary>
internal sealed class ScenarioStore : IChallengeStore
{
    public Task AddAsync(Challenge challenge, int maxPending)
    {
        CallScope.Current!.Started = challenge.Id;
        return Writing().AddAsync(challenge, maxPending);
    }

    public Task<Challenge?> FindAsync(ChallengeId id, CancellationToken cancellationToken) => Reading().FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<Challenge>> FindPendingAsync(
        string clientId, PhoneNumber number, Purpose purpose, DateTimeOffset now, CancellationToken cancellationToken) =>
        Reading().FindPendingAsync(clientId, number, purpose, now, cancellationToken);

    public Task<bool> TryRecordAsync(Attempt attempt) => Writing().TryRecordAsync(attempt);

    public Task<bool> TryRenewAsync(Resend resend) => Writing().TryRenewAsync(resend);

    public Task RestoreAsync(Challenge before, KeyedHash renewed) => Writing().RestoreAsync(before, renewed);

    public Task RecordDeliveryAsync(ChallengeId id, AcceptedText? accepted) => Writing().RecordDeliveryAsync(id, accepted);

    public Task<bool> TryCountAsync(Attempt attempt) => Writing().TryCountAsync(attempt);

    public Task<bool> TryConcludeAsync(Attempt attempt) => Writing().TryConcludeAsync(attempt);

    public Task<IReadOnlyList<Challenge>> FindByMessageAsync(string gateway, string messageId, CancellationToken cancellationToken) =>
        Reading().FindByMessageAsync(gateway, messageId, cancellationToken);

    public Task<bool> TryAdvanceDeliveryAsync(string gateway, Receipt receipt) => Writing().TryAdvanceDeliveryAsync(gateway, receipt);

    public Task<bool> TryRerouteAsync(Reroute reroute) => Writing().TryRerouteAsync(reroute);

    private static IChallengeStore Reading() => Passing(HangUp.WhileReading);

    private static IChallengeStore Writing() => Passing(HangUp.WhileWriting);

    private static IChallengeStore Passing(HangUp moment)
    {
        CallScope.Current!.Passes(moment);
        return CallScope.Current.Store;
    }
}
