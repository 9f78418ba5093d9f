using Microsoft.Extensions.Logging;
using SmsAuth.Challenges;

namespace SmsAuth.Sending;

/// <summary>Tells every observer; none of them can do harm.</summary>
internal sealed class ChallengeObservers(IEnumerable<IChallengeObserver> observers, ILogger<ChallengeObservers> logger)
{
    public Task SentAsync(Challenge challenge, string? gateway) => TellAsync(observer => observer.SentAsync(challenge, gateway));

    public Task SuppressedAsync(Challenge challenge, string? gateway) => TellAsync(observer => observer.SuppressedAsync(challenge, gateway));

    // Of a test number nothing was sent, so nothing came back.
    public Task ProvenAsync(Challenge challenge) => challenge.IsTest ? Task.CompletedTask : TellAsync(observer => observer.ProvenAsync(challenge));

    private async Task TellAsync(Func<IChallengeObserver, Task> tell)
    {
        foreach (var observer in observers)
        {
            try
            {
                await tell(observer);
            }
            catch (Exception exception)
            {
                Log.ObserverFailed(logger, exception, observer.GetType().Name);
            }
        }
    }
}
