namespace SmsAuth.Server.Admin.Scopes;

/// <summary>What became of a change to a scope.</summary>
internal abstract record ScopeVerdict
{
    private ScopeVerdict()
    {
    }

    /// <summary>It is as the request says.</summary>
    /// <param name="Scope">The scope.</param>
    /// <param name="IsNew">Whether the request made it.</param>
    public sealed record Saved(ScopeFile Scope, bool IsNew) : ScopeVerdict;

    /// <summary>There is another one of that name.</summary>
    public sealed record Taken : ScopeVerdict;

    /// <summary>It was changed or deleted meanwhile.</summary>
    public sealed record Changed : ScopeVerdict;
}
