namespace SmsAuth.Settings;

/// <summary>A setting that gateways or verify services of a kind have: what a form asks for, and what is refused when it is saved.</summary>
/// <param name="Name">Its name in configuration and API, in Pascal case.</param>
/// <param name="Label">What a form calls it, in the vendor's own words.</param>
public sealed record SettingDeclaration(string Name, string Label)
{
    /// <summary>Where to find it and what it is for, a sentence or two.</summary>
    public string Help { get; init; } = "";

    /// <summary>Whether it cannot be left out.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it is encrypted at rest, never shown and never logged.</summary>
    public bool Secret { get; init; }

    /// <summary>Whether it says where secrets are sent to. When it changes, saved secrets are asked for again.</summary>
    public bool Destination { get; init; }

    /// <summary>The regular expression that the whole value has to match; null when any value does. It is not asked of a reference before its use.</summary>
    public string? Pattern { get; init; }

    /// <summary>What <see cref="Pattern"/> allows, in words that complete "it must be ...".</summary>
    public string Allowed { get; init; } = "";

    /// <summary>The value when none is set.</summary>
    public string? Default { get; init; }
}
