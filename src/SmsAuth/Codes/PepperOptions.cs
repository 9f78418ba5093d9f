using System.Diagnostics.CodeAnalysis;

namespace SmsAuth.Codes;

/// <summary>
/// The peppers: the secret keys of <see cref="CodeHasher"/>. Every node needs the same ones. When none is configured, each process draws its
/// own, and codes can be redeemed only by the process that sent them. They may change while the process runs (<c>IOptionsMonitor</c>).
/// </summary>
public sealed class PepperOptions
{
    /// <summary>The fewest bytes of a pepper (RFC 2104 3: the output length of the hash function).</summary>
    public const int MinBytes = 32;

    /// <summary>The peppers by id; each at least <see cref="MinBytes"/> random bytes. An old one stays until the codes made with it have expired.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Options are bound and configured by assignment.")]
    public IDictionary<string, byte[]> Keys { get; set; } = new Dictionary<string, byte[]>(StringComparer.Ordinal);

    /// <summary>The id of the pepper for new codes. Default: the only one there is.</summary>
    public string? Current { get; set; }

    /// <summary>
    /// The id of the pepper under which phone numbers and limits are recognized. Default: that of new codes. Keep it through rotations: under
    /// another one all budgets start anew.
    /// </summary>
    public string? Numbers { get; set; }
}
