namespace SmsAuth.Server.Admin.Users;

/// <summary>An account as administrators see it.</summary>
/// <param name="Id">Its id (<c>sub</c>).</param>
/// <param name="Name">Its name; null when it has none but its number.</param>
/// <param name="CreatedAt">When it was made; null when its id does not tell.</param>
/// <param name="IsActive">Whether it can sign in.</param>
/// <param name="IsAdministrator">Whether it administers the server.</param>
/// <param name="PhoneNumbers">Its numbers, the main one first.</param>
internal sealed record UserAnswer(
    string Id, string? Name, DateTimeOffset? CreatedAt, bool IsActive, bool IsAdministrator, IReadOnlyList<UserNumber> PhoneNumbers);
