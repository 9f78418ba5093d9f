using SmsAuth.Fraud.Conversion;

namespace SmsAuth.Server.Admin.Fraud;

/// <summary>What is paused.</summary>
/// <param name="Subject">What, such as <c>prefix:+1202555</c> or <c>country:SE</c>; a gateway is only suspected.</param>
/// <param name="Kind">A prefix, a country or a gateway.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">When it opens again.</param>
/// <param name="Sent">The texts of late, counted where the pause came from.</param>
/// <param name="Verified">Those of them whose code came back.</param>
internal sealed record PauseAnswer(string Subject, ConversionKind Kind, DateTimeOffset Since, DateTimeOffset Until, int Sent, int Verified);
