namespace SmsAuth.Server.Admin.Scopes;

/// <summary>A scope as administrators see it.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="DisplayName">What people read.</param>
/// <param name="Description">What it lets a client do.</param>
/// <param name="Resources">The audiences of access tokens with this scope.</param>
/// <param name="BuiltIn">Whether it is the server's own, and cannot be changed.</param>
internal sealed record ScopeAnswer(string Name, string? DisplayName, string? Description, IReadOnlyList<string> Resources, bool BuiltIn);
