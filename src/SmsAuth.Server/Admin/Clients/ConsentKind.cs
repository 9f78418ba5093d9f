namespace SmsAuth.Server.Admin.Clients;

/// <summary>How a user is asked to consent, by OpenIddict's names.</summary>
internal enum ConsentKind
{
    /// <summary>The user is asked, and once for good.</summary>
    Explicit,

    /// <summary>Consent was given elsewhere.</summary>
    External,

    /// <summary>The user is not asked: the client is the operator's own.</summary>
    Implicit,

    /// <summary>The user is asked each time.</summary>
    Systematic,
}
