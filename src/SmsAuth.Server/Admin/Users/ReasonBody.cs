using System.ComponentModel;

namespace SmsAuth.Server.Admin.Users;

/// <summary>Why something is done.</summary>
/// <param name="Reason">The reason, for the audit trail.</param>
internal sealed record ReasonBody([property: Description("Why, 1 to 100 characters without the spaces around them and no control characters, for the audit trail.")] string Reason);
