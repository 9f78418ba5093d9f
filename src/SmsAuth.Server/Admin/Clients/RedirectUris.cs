namespace SmsAuth.Server.Admin.Clients;

/// <summary>Checks where browsers may be sent.</summary>
internal static class RedirectUris
{
    private const int MaxCount = 20;
    private const int MaxLength = 1000;

    public static IEnumerable<(string Field, string Message)> ProblemsOf(string field, IReadOnlyList<string>? uris)
    {
        if (uris is { Count: > MaxCount }) yield return (field, $"at most {MaxCount}.");
        for (var i = 0; i < Math.Min(uris?.Count ?? 0, MaxCount); i++)
        {
            if (ProblemOf(uris![i]) is { } problem) yield return ($"{field}[{i}]", problem);
        }
    }

    /// <summary>Whether it is one of an app on a device, which may listen on any port (RFC 8252 7.3).</summary>
    public static bool IsNative(Uri uri) => uri.Scheme != Uri.UriSchemeHttps;

    private static string? ProblemOf(string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength } || text.Any(static c => c is <= ' ' or > '~' or '"' or '<' or '>' or '\\' or '*') || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            return $"an absolute URI of at most {MaxLength} ASCII characters, without wildcards.";
        }

        // RFC 6749 3.1.2, and RFC 9207 for iss.
        if (text.Contains('#', StringComparison.Ordinal)) return "a URI without a fragment (#).";
        if (uri.UserInfo.Length > 0) return "a URI without a user name.";
        if (uri.Query.TrimStart('?').Split('&').Any(static p => p.Split('=')[0].Equals("iss", StringComparison.OrdinalIgnoreCase))) return "a URI without a parameter iss: the server adds it.";
        return uri.Scheme switch
        {
            "https" when uri.Host.Length > 0 => null,
            "http" when uri.IsLoopback => null,
            "http" => "http is for this machine only (localhost, 127.0.0.1, [::1]); use https.",
            _ when uri.Scheme.Contains('.', StringComparison.Ordinal) => null,
            _ => "https, http on this machine, or an app's own scheme with a dot, such as com.example.app:/signed-in (RFC 8252 7.1).",
        };
    }
}
