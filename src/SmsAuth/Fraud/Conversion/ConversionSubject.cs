using System.Globalization;

namespace SmsAuth.Fraud.Conversion;

/// <summary>A prefix, a country or a gateway.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Key">The prefix with its plus sign and without the last four digits, the ISO 3166-1 alpha-2 code, or the name; at most 100 characters.</param>
public sealed record ConversionSubject(ConversionKind Kind, string Key)
{
    /// <summary>Such as <c>prefix:+1202555</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind.ToString().ToLowerInvariant()}:{Key}");
}
