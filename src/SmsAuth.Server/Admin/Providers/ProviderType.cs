using SmsAuth.Settings;

namespace SmsAuth.Server.Admin.Providers;

/// <summary>A kind of gateway or verify service.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Label">What a form calls it.</param>
/// <param name="Settings">What a form asks for, in this order.</param>
internal sealed record ProviderType(string Type, string Label, IReadOnlyList<SettingDeclaration> Settings)
{
    public static IReadOnlyList<ProviderType> Of(IEnumerable<IProviderKind> kinds) =>
        [.. kinds.OrderBy(static k => k.Type, StringComparer.Ordinal).Select(static k => new ProviderType(k.Type, k.Label, k.Settings))];
}
