using System.Text.Json;

namespace SmsAuth.Definitions;

/// <summary>The settings of a provider as they are saved, by name: those in the clear, and those encrypted.</summary>
internal sealed record ProviderDocument(IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string> Secrets)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public static ProviderDocument Read(string document) =>
        JsonSerializer.Deserialize<ProviderDocument>(document, Format) is { Settings: not null, Secrets: not null } read
            ? read
            : throw new JsonException("The document holds no settings.");

    /// <param name="kind">What the provider is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="values">All settings in the clear.</param>
    /// <param name="isSecret">Which of them are encrypted.</param>
    /// <param name="vault">Encrypts them.</param>
    public static ProviderDocument Of(
        DefinitionKind kind, string name, IReadOnlyDictionary<string, string> values, Func<string, bool> isSecret, SettingVault vault) => new(
            values.Where(v => !isSecret(v.Key)).ToDictionary(StringComparer.Ordinal),
            values.Where(v => isSecret(v.Key))
                .ToDictionary(static v => v.Key, v => vault.Protect(PlaceOf(kind, name, v.Key), v.Value), StringComparer.Ordinal));

    public override string ToString() => JsonSerializer.Serialize(this, Format);

    /// <returns>All settings in the clear, and whether a secret has to be encrypted anew; null values for secrets that cannot be decrypted.</returns>
    public (Dictionary<string, string?> Values, bool IsStale) Open(DefinitionKind kind, string name, SettingVault vault)
    {
        var opened = Secrets.Select(s => (s.Key, Opened: vault.Unprotect(PlaceOf(kind, name, s.Key), s.Value))).ToList();
        var values = Settings.Select(static s => KeyValuePair.Create(s.Key, (string?)s.Value))
            .Concat(opened.Select(static s => KeyValuePair.Create(s.Key, s.Opened?.Value.Reveal())))
            .ToDictionary(StringComparer.Ordinal);
        return (values, opened.Any(static s => s.Opened?.IsStale is true));
    }

    private static string PlaceOf(DefinitionKind kind, string name, string setting) => $"{kind}:{name}:{setting}";
}
