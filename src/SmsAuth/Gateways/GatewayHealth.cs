namespace SmsAuth.Gateways;

/// <summary>How a gateway does, as this process has met it.</summary>
/// <param name="Gateway">Its name.</param>
/// <param name="Circuit">Whether it gets texts.</param>
/// <param name="LastProblem">Its last outage; null when there was none.</param>
/// <param name="LastReason">What it said of it, for the operator.</param>
public sealed record GatewayHealth(string Gateway, CircuitPosition Circuit, SendProblem? LastProblem, string? LastReason);
