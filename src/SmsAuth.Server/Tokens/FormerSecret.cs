namespace SmsAuth.Server.Tokens;

/// <summary>A client secret that was replaced and is still taken for a while.</summary>
/// <param name="Hash">The secret as OpenIddict hashes it.</param>
/// <param name="Until">When it ends.</param>
internal sealed record FormerSecret(string Hash, DateTimeOffset Until)
{
    /// <summary>Nothing: the hash is nobody's business.</summary>
    public override string ToString() => "";
}
