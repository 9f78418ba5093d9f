namespace SmsAuth.Accounts;

/// <summary>A user as the engine sees one.</summary>
/// <param name="Id">The account id, which becomes <c>sub</c>.</param>
/// <param name="IsActive">False for a disabled or locked-out account, which is refused at sign-in and at refresh.</param>
public sealed record Account(string Id, bool IsActive);
