using SmsAuth.Limits;

namespace SmsAuth.Server.Admin.Fraud;

/// <summary>The limits that apply now; 0 means that there is none.</summary>
/// <param name="General">Those of all.</param>
/// <param name="Verifiers">Those that verifiers have instead, by their names.</param>
/// <param name="Clients">Those that clients have instead, by their ids.</param>
internal sealed record LimitsAnswer(LimitOptions General, IReadOnlyDictionary<string, LimitOverrides> Verifiers, IReadOnlyDictionary<string, LimitOverrides> Clients);
