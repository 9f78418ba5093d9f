using System.Diagnostics.CodeAnalysis;

namespace SmsAuth.Server.Keys.Protection;

/// <summary>The section <c>Keys:Protection</c>.</summary>
internal sealed class ProtectionSettings : ProtectionKeySettings
{
    /// <summary>Former certificates and keys by any name, for keys that have not been encrypted anew yet. The command <c>keys protect</c> does it.</summary>
    [SuppressMessage("Usage", "CA2227", Justification = "Settings are bound by assignment.")]
    public IDictionary<string, ProtectionKeySettings> Former { get; set; } = new Dictionary<string, ProtectionKeySettings>(StringComparer.OrdinalIgnoreCase);
}
