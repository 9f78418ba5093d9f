namespace SmsAuth.VerifyServices;

/// <summary>A verify service as it was configured.</summary>
/// <param name="Name">Its name, by which verifiers refer to it, 1 to 100 characters.</param>
/// <param name="Type">Its kind, see <see cref="Settings.IProviderKind.Type"/>.</param>
/// <param name="Settings">Its settings by name, as set: references are not resolved.</param>
public sealed record VerifyServiceDefinition(string Name, string Type, IReadOnlyDictionary<string, string> Settings);
