using SmsAuth.Server.Tests.Nodes;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(SmsAuth.Server.Tests.Running.LongestFirst))]

namespace SmsAuth.Server.Tests.Running;

/// <summary>Starts the class that takes minutes first, so that it is not left at the end with nothing beside it.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(static c => c.TestCollectionDisplayName.Contains(typeof(ManyNodesTests).FullName!, StringComparison.Ordinal))];
}
