using System.Text.RegularExpressions;

namespace SmsAuth.Clients;

/// <summary>The hash of an Android app, which ends the texts that the app reads (<see href="https://developers.google.com/identity/sms-retriever/verify"/>).</summary>
public static partial class AndroidAppHash
{
    /// <summary>What it is made of, for messages.</summary>
    public const string Allowed = "11 of the characters A-Z a-z 0-9 + /";

    /// <summary>Whether a text is one.</summary>
    public static bool IsValid(string? hash) => hash is not null && Hash().IsMatch(hash);

    [GeneratedRegex(@"\A[A-Za-z0-9+/]{11}\z")]
    private static partial Regex Hash();
}
