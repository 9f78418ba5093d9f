namespace SmsAuth.Settings;

/// <summary>A kind of provider that can be configured by its settings, any number of times.</summary>
public interface IProviderKind
{
    /// <summary>Its name in configuration, 1 to 50 of the characters a-z 0-9 -, such as <c>messagebird</c>.</summary>
    string Type { get; }

    /// <summary>What a form calls it.</summary>
    string Label { get; }

    /// <summary>The settings that its providers have.</summary>
    IReadOnlyList<SettingDeclaration> Settings { get; }
}
