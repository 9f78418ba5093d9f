namespace SmsAuth.Server.AdminConsole.Parts;

/// <summary>A row of a table of what happened where.</summary>
/// <param name="Name">Where.</param>
/// <param name="Texts">How many texts.</param>
/// <param name="Conversion">The share of them whose code came back; null when there were none.</param>
/// <param name="Spend">What they cost, in words; null when it is not known.</param>
public sealed record ShareRow(string Name, long Texts, double? Conversion, string? Spend);
