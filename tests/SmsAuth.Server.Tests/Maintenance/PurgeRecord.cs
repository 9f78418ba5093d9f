using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Maintenance;

namespace SmsAuth.Server.Tests.Maintenance;

/// <summary>What nodes have removed, batch by batch, in the order in which the batches began.</summary>
internal sealed class PurgeRecord
{
    private readonly ConcurrentQueue<Batch> batches = new();

    public IReadOnlyList<Batch> Batches => [.. batches.OrderBy(static b => b.Start)];

    /// <summary>All rows so far.</summary>
    public long Rows => batches.Sum(static b => (long)b.Rows);

    /// <summary>The node that removed something last.</summary>
    public string? Holder => batches.LastOrDefault(static b => b.Rows > 0)?.Node;

    /// <summary>Has the stores of a node recorded.</summary>
    public Action<IServiceCollection> Of(string node) => services =>
    {
        foreach (var store in services.Where(static s => s.ServiceType == typeof(IExpiringStore)).ToList())
        {
            services.Remove(store);
            services.AddSingleton<IExpiringStore>(provider => new Recorded(this, node, Make(provider, store)));
        }
    };

    private static IExpiringStore Make(IServiceProvider services, ServiceDescriptor store) =>
        (IExpiringStore)(store.ImplementationFactory?.Invoke(services) ?? ActivatorUtilities.CreateInstance(services, store.ImplementationType!));

    internal sealed record Batch(string Node, string Store, int Rows, long Start, long End);

    private sealed class Recorded(PurgeRecord record, string node, IExpiringStore store) : IExpiringStore
    {
        public string Name => store.Name;

        public async Task<int> PurgeAsync(DateTimeOffset now, int max, CancellationToken cancellationToken)
        {
            var start = TimeProvider.System.GetTimestamp();
            var rows = await store.PurgeAsync(now, max, cancellationToken);
            record.batches.Enqueue(new Batch(node, Name, rows, start, TimeProvider.System.GetTimestamp()));
            return rows;
        }
    }
}
