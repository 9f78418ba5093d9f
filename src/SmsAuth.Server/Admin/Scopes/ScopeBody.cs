using System.ComponentModel;

namespace SmsAuth.Server.Admin.Scopes;

/// <summary>A scope as an administrator wants it.</summary>
internal sealed record ScopeBody(
    [property: Description("What people read, at most 100 characters.")] string? DisplayName = null,
    [property: Description("What it lets a client do, at most 500 characters.")] string? Description = null,
    [property: Description("The APIs that it is for: the audiences (aud) of access tokens with this scope.")] IReadOnlyList<string>? Resources = null);
