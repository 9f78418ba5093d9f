using SmsAuth.Settings;

namespace SmsAuth.Gateways;

/// <summary>A gateway as it was configured.</summary>
/// <param name="Name">Its name, by which verifiers refer to it, 1 to 100 characters.</param>
/// <param name="Type">Its kind, see <see cref="IProviderKind.Type"/>.</param>
/// <param name="Settings">Its settings by name, as set: references are not resolved.</param>
public sealed record GatewayDefinition(string Name, string Type, IReadOnlyDictionary<string, string> Settings);
