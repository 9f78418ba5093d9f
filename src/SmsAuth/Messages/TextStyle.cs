namespace SmsAuth.Messages;

/// <summary>How a verifier words its texts.</summary>
/// <param name="Application">What they call the application.</param>
internal sealed record TextStyle(string Application)
{
    /// <summary>The domain that codes are bound to; null when to none.</summary>
    public string? Domain { get; init; }

    /// <summary>The hash of the Android app that the text is for; null when there is none.</summary>
    public string? AndroidAppHash { get; init; }

    /// <summary>Templates in place of those of all, by language and name.</summary>
    public IDictionary<string, IDictionary<string, string>>? Templates { get; init; }
}
