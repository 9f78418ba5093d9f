using SmsAuth.PhoneNumbers;

namespace SmsAuth.Bindings;

/// <summary>A number of an account.</summary>
/// <param name="Id">Its pseudonym (<see cref="NumberHasher"/>), by which it is told apart without being written out.</param>
/// <param name="PhoneNumber">The number.</param>
public sealed record AccountNumber(string Id, PhoneNumber PhoneNumber);
