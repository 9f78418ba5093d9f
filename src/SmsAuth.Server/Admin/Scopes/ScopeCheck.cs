namespace SmsAuth.Server.Admin.Scopes;

/// <summary>Checks what an administrator wants of a scope, field by field.</summary>
internal static class ScopeCheck
{
    private const int MaxName = 200;
    private const int MaxDisplayName = 100;
    private const int MaxDescription = 500;
    private const int MaxResources = 20;
    private const int MaxResource = 200;

    public static IEnumerable<(string Field, string Message)> ProblemsOf(string name, ScopeBody body)
    {
        if (name is not { Length: >= 1 and <= MaxName } || !name.All(IsTokenCharacter)) yield return ("name", $"1 to {MaxName} of the characters that RFC 6749 3.3 allows: printable ASCII but space, \" and \\.");
        if (body.DisplayName is { Length: 0 or > MaxDisplayName } || body.DisplayName?.Any(char.IsControl) is true) yield return ("display_name", $"1 to {MaxDisplayName} characters, none of them a control character, or null.");
        if (body.Description is { Length: 0 or > MaxDescription } || body.Description?.Any(char.IsControl) is true) yield return ("description", $"1 to {MaxDescription} characters, none of them a control character, or null.");
        if (body.Resources is { Count: > MaxResources }) yield return ("resources", $"at most {MaxResources}.");
        for (var i = 0; i < Math.Min(body.Resources?.Count ?? 0, MaxResources); i++)
        {
            if (body.Resources![i] is not { Length: >= 1 and <= MaxResource } resource || !resource.All(IsTokenCharacter)) yield return ($"resources[{i}]", $"1 to {MaxResource} printable ASCII characters, no space, \" or \\.");
        }
    }

    private static bool IsTokenCharacter(char c) => c is > ' ' and <= '~' and not ('"' or '\\');
}
