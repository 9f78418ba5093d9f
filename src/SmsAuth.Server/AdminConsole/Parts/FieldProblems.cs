namespace SmsAuth.Server.AdminConsole.Parts;

/// <summary>Finds what is wrong with a field of a form.</summary>
internal static class FieldProblems
{
    /// <param name="problem">What the API answered; null when nothing is wrong.</param>
    /// <param name="field">The member, such as <c>redirect_uris</c>; problems of its entries are its own.</param>
    public static string? Of(this ApiProblem? problem, string field) =>
        problem?.Errors.Where(e => e.Key == field || e.Key.StartsWith($"{field}[", StringComparison.Ordinal)).SelectMany(static e => e.Value).Distinct().ToList() is { Count: > 0 } messages
            ? string.Join(" ", messages)
            : null;
}
