using System.Collections.Concurrent;
using SmsAuth.Codes;
using SmsAuth.Gateways;
using SmsAuth.VerifyServices;

namespace SmsAuth.Tests.VerifyServices;

/// <summary>A verify service in memory that keeps what it was asked, and can be told what to say.</summary>
internal sealed class RemoteService(string name) : IVerifyService
{
    private int started;

    public string Name => name;

    public IReadOnlyList<string> Channels { get; init; } = [Channel.Sms];

    /// <summary>The code of every verification.</summary>
    public OtpCode Code { get; } = OtpCode.Parse("482915")!;

    public ConcurrentQueue<VerifyRequest> Starts { get; } = new();

    public ConcurrentQueue<VerifyCheck> Checks { get; } = new();

    /// <summary>What it says to the next starts, in place of an id.</summary>
    public SendOutcome? Start { get; set; }

    /// <summary>Whether it goes on with the first verification whoever asks.</summary>
    public bool GoesOn { get; set; }

    /// <summary>What it says to the next checks, in place of the truth.</summary>
    public VerifyAnswer? Answer { get; set; }

    /// <summary>What happens while it is asked to start.</summary>
    public Func<Task> WhileStarting { get; set; } = static () => Task.CompletedTask;

    /// <summary>What happens while it is asked about a code.</summary>
    public Func<Task> WhileChecking { get; set; } = static () => Task.CompletedTask;

    public async Task<SendOutcome> StartAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        Starts.Enqueue(request);
        await WhileStarting();
        return Start ?? new SendOutcome.Accepted($"{name}-{(GoesOn ? 1 : Interlocked.Increment(ref started))}");
    }

    public async Task<VerifyAnswer> CheckAsync(VerifyCheck check, CancellationToken cancellationToken)
    {
        Checks.Enqueue(check);
        await WhileChecking();
        return Answer ?? (check.Code.Reveal() == Code.Reveal() ? new VerifyAnswer.Approved() : new VerifyAnswer.Rejected());
    }
}
