using System.ComponentModel;

namespace SmsAuth.Server.Admin.Providers;

/// <summary>A gateway or verify service as an administrator wants it.</summary>
/// <param name="Type">Its kind, such as <c>messagebird</c>.</param>
/// <param name="Settings">Its settings by name. A secret that is null or left out stays as it is saved; any other setting that is left out is removed.</param>
internal sealed record ProviderBody(
    [property: Description("Its kind, such as messagebird; the types tell which there are.")] string Type,
    [property: Description("Its settings by name. A secret that is null or left out stays as it is saved; any other setting that is left out is removed.")]
    IReadOnlyDictionary<string, string?> Settings)
{
    /// <summary>The type alone: settings may be secret.</summary>
    public override string ToString() => Type;
}
