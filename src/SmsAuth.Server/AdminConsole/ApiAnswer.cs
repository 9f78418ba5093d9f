namespace SmsAuth.Server.AdminConsole;

/// <summary>What the API answered.</summary>
/// <typeparam name="T">What it answers with when nothing is wrong.</typeparam>
internal sealed record ApiAnswer<T>
{
    /// <summary>The answer; its default when there is a problem, or nothing to answer.</summary>
    public T? Value { get; init; }

    /// <summary>The ETag of what was read or written, for If-Match; null when it has none.</summary>
    public string? Version { get; init; }

    /// <summary>What is wrong; null when nothing is.</summary>
    public ApiProblem? Problem { get; init; }
}
