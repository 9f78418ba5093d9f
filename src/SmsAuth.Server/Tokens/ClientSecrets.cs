using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Abstractions;

namespace SmsAuth.Server.Tokens;

/// <summary>
/// Secrets of confidential clients. OpenIddict keeps one, hashed; those that it replaced are kept in the application's properties, hashed in the same way, until
/// their clients had time to take up the new one.
/// </summary>
internal static class ClientSecrets
{
    /// <summary>How many former secrets are kept at most, the newest ones.</summary>
    public const int MaxFormer = 2;

    private const string Property = "smsauth:former_secrets";
    private const int Bytes = 32;

    /// <summary>A new secret of 256 random bits.</summary>
    public static string Make() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The former secrets of a client that are still taken, the newest last.</summary>
    public static IReadOnlyList<FormerSecret> FormerOf(IReadOnlyDictionary<string, JsonElement> properties, DateTimeOffset now) =>
        properties.TryGetValue(Property, out var stored) ? [.. (stored.Deserialize<List<FormerSecret>>() ?? []).Where(s => s.Until > now)] : [];

    /// <summary>
    /// Gives an application another secret. The one before is taken for as long as <paramref name="overlap"/>, and none before that any longer: of zero, only the new
    /// one counts.
    /// </summary>
    /// <param name="application">The application as it is saved, with its hashed secret.</param>
    /// <param name="secret">The new secret.</param>
    /// <param name="overlap">How long the former one is still taken.</param>
    /// <param name="now">The time.</param>
    public static void Replace(OpenIddictApplicationDescriptor application, string secret, TimeSpan overlap, DateTimeOffset now)
    {
        var end = now + overlap;
        var former = FormerOf(application.Properties, now).Select(s => s.Until < end ? s : s with { Until = end });
        if (application.ClientSecret is { } hash) former = former.Append(new FormerSecret(hash, end));
        SetFormer(application, [.. former.Where(s => s.Until > now).TakeLast(MaxFormer)]);
        application.ClientSecret = secret;
    }

    /// <summary>Takes the former secrets no longer.</summary>
    public static void EndFormer(OpenIddictApplicationDescriptor application) => SetFormer(application, []);

    private static void SetFormer(OpenIddictApplicationDescriptor application, IReadOnlyList<FormerSecret> former)
    {
        if (former.Count == 0) application.Properties.Remove(Property);
        else application.Properties[Property] = JsonSerializer.SerializeToElement(former);
    }
}
