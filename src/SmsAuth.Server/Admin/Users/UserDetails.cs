using SmsAuth.Server.Admin.Audit;

namespace SmsAuth.Server.Admin.Users;

/// <summary>An account with what happened of late.</summary>
/// <param name="User">The account.</param>
/// <param name="SignIns">Its last sign-ins, the newest first, ten at most.</param>
/// <param name="Devices">How many devices it trusts.</param>
internal sealed record UserDetails(UserAnswer User, IReadOnlyList<AuditAnswer> SignIns, int Devices);
