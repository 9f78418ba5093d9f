namespace SmsAuth.Server.Admin.Clients;

/// <summary>A former secret that is still taken.</summary>
/// <param name="Until">When it ends.</param>
internal sealed record FormerSecretAnswer(DateTimeOffset Until);
