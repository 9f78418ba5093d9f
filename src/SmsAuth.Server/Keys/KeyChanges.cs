using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace SmsAuth.Server.Keys;

/// <summary>Has options that are made from keys made anew when the keys have changed.</summary>
internal sealed class KeyChanges<TOptions> : IOptionsChangeTokenSource<TOptions>, IKeyChanges, IDisposable
{
    private CancellationTokenSource source = new();

    public string Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => new CancellationChangeToken(Token);

    /// <summary>Ends with the next change.</summary>
    public CancellationToken Token => Volatile.Read(ref source).Token;

    public void Tell()
    {
        using var ended = Interlocked.Exchange(ref source, new CancellationTokenSource());
        ended.Cancel();
    }

    public void Dispose() => source.Dispose();
}
