using System.Diagnostics.CodeAnalysis;

namespace SmsAuth.Verifiers;

/// <summary>A way to the phone beside text messages, such as a call that reads the code out.</summary>
public sealed class ChannelOptions
{
    /// <summary>The gateways by name, in the order in which they are tried. At least one.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IList<string> Gateways { get; set; } = [];

    /// <summary>After how many texts of a challenge it is offered, 0 (from the start) to 10. Default: 1.</summary>
    public int After { get; set; } = 1;
}
