namespace SmsAuth.Server.Admin.Access;

/// <summary>An account with the role <c>admin</c>.</summary>
/// <param name="Id">The account.</param>
/// <param name="IsActive">Whether it can sign in.</param>
/// <param name="Numbers">Its numbers, masked.</param>
internal sealed record Administrator(string Id, bool IsActive, IReadOnlyList<string> Numbers);
