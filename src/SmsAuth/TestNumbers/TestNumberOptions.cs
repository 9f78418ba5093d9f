using System.Diagnostics.CodeAnalysis;

namespace SmsAuth.TestNumbers;

/// <summary>The test numbers.</summary>
public sealed class TestNumberOptions
{
    /// <summary>The numbers, each once for a client. Default: none.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IList<TestNumber> Numbers { get; set; } = [];
}
