using SmsAuth.Bindings;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Tests.Bindings;

/// <summary>Keeps what it is told, and can be told to fail.</summary>
internal sealed class RecordingObserver : INumberChangeObserver
{
    public List<string> Told { get; } = [];

    public bool Fails { get; set; }

    public Task LinkedAsync(string accountId, PhoneNumber number) => TellAsync($"{accountId} + {number.E164}");

    public Task RemovedAsync(string accountId, PhoneNumber number) => TellAsync($"{accountId} - {number.E164}");

    private Task TellAsync(string what)
    {
        Told.Add(what);
        return Fails ? throw new InvalidOperationException("The observer is down.") : Task.CompletedTask;
    }
}
