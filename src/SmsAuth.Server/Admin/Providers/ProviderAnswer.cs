using SmsAuth.Definitions;
using SmsAuth.Gateways;
using SmsAuth.Server.Admin.Wire;

namespace SmsAuth.Server.Admin.Providers;

/// <summary>A gateway or verify service as administrators see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its kind; empty when it was added by code.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Saved">Who saved which version; null when it is from the configuration, and cannot be changed here.</param>
/// <param name="Health">How it does, as this node has met it; null when the node has not taken it up yet.</param>
internal sealed record ProviderAnswer(string Name, string Type, IReadOnlyList<SettingView> Settings, SavedVersion? Saved, HealthAnswer? Health)
{
    public static ProviderAnswer Of(ProviderView view, GatewayStatus status) => new(
        view.Name,
        view.Type,
        view.Settings,
        SavedVersion.Of(view.Saved),
        status.All.FirstOrDefault(h => h.Gateway == view.Name) is { } health ? new HealthAnswer(health.Circuit, health.LastProblem, health.LastReason) : null);
}
