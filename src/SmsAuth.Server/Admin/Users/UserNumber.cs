namespace SmsAuth.Server.Admin.Users;

/// <summary>A number of an account.</summary>
/// <param name="Id">What it is called in paths.</param>
/// <param name="PhoneNumber">The number, masked.</param>
internal sealed record UserNumber(string Id, string PhoneNumber);
