namespace SmsAuth.Server.Admin.Users;

/// <summary>A sign-in that still gives tokens.</summary>
/// <param name="Id">What it is called in paths.</param>
/// <param name="Client">The client.</param>
/// <param name="Since">Since when.</param>
/// <param name="LastUsedAt">When the last token was issued; null when it is not known.</param>
/// <param name="Scopes">What it was granted.</param>
internal sealed record SessionAnswer(string Id, string? Client, DateTimeOffset? Since, DateTimeOffset? LastUsedAt, IReadOnlyList<string> Scopes);
