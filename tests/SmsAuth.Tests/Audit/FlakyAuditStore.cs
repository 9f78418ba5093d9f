using System.Collections.Concurrent;
using SmsAuth.Audit;

namespace SmsAuth.Tests.Audit;

/// <summary>A store that can be down, slow, or lose acknowledgements. It keeps what it was handed, batch by batch.</summary>
internal sealed class FlakyAuditStore : IAuditStore
{
    private readonly ConcurrentQueue<IReadOnlyList<AuditRecord>> batches = new();

    public bool IsDown { get; set; }

    public bool LosesAcknowledgements { get; set; }

    /// <summary>Appending waits until it is set.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public IReadOnlyList<IReadOnlyList<AuditRecord>> Batches => [.. batches];

    public IReadOnlyList<string> Ids => [.. batches.SelectMany(static b => b).Select(static r => r.Id)];

    public int Failures { get; private set; }

    public async Task AppendAsync(IReadOnlyList<AuditRecord> records)
    {
        if (Gate is { } gate) await gate.Task;
        if (IsDown)
        {
            Failures++;
            throw new StoreOutageException();
        }

        batches.Enqueue([.. records]);
        if (!LosesAcknowledgements) return;
        Failures++;
        throw new StoreOutageException();
    }
}
