using SmsAuth.Codes;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.VerifyServices;

/// <summary>What a verify service is asked to check.</summary>
/// <param name="VerificationId">Its id of the verification.</param>
/// <param name="To">The phone number that the verification is of.</param>
/// <param name="Code">The code as presented.</param>
public sealed record VerifyCheck(string VerificationId, PhoneNumber To, OtpCode Code);
