using SmsAuth.Gateways;

namespace SmsAuth.Server.Admin.Providers;

/// <summary>How a gateway or verify service does.</summary>
/// <param name="Circuit">Whether it is asked: closed means yes.</param>
/// <param name="LastProblem">Its last outage; null when there was none.</param>
/// <param name="LastReason">What it said of it.</param>
internal sealed record HealthAnswer(CircuitPosition Circuit, SendProblem? LastProblem, string? LastReason);
