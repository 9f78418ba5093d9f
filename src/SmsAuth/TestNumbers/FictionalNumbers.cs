using SmsAuth.PhoneNumbers;

namespace SmsAuth.TestNumbers;

/// <summary>
/// The numbers that regulators and operators keep for films, books and examples, and give to nobody: those that libphonenumber takes for numbers
/// that can receive a text, because no other gets as far as a challenge. It takes those of Ofcom (07700 900000 to 900999) and of Arcep
/// (06 39 98 00 00 to 99 99) for unassigned.
/// </summary>
public static class FictionalNumbers
{
    private const int AmericanLength = 12;

    private static readonly (string From, string To)[] Ranges =
    [
        // Sweden: PTS, numbers for use in books and films: 070-174 06 05 to 070-174 06 99.
        ("+46701740605", "+46701740699"),

        // Germany: Bundesnetzagentur, notice 148/2021, "Rufnummern für Medienproduktionen", mobile numbers set aside by the operators.
        ("+491713920000", "+491713920099"),
        ("+4917604069000", "+4917604069099"),
        ("+4915228817386", "+4915228817386"),
        ("+4915228895456", "+4915228895456"),
        ("+4915254599371", "+4915254599371"),
        ("+491729925904", "+491729925904"),
        ("+491729968532", "+491729968532"),
        ("+491729973185", "+491729973186"),
        ("+491729980752", "+491729980752"),
        ("+491749091317", "+491749091317"),
        ("+491749464308", "+491749464308"),
    ];

    // Australia: ACMA, "Phone numbers for use in TV shows, films and creative works", mobile.
    private static readonly string[] Australian =
    [
        "+61491570006", "+61491570110", "+61491570156", "+61491570157", "+61491570158", "+61491570159", "+61491570313", "+61491570737",
        "+61491571266", "+61491571491", "+61491571804", "+61491572549", "+61491572665", "+61491572983", "+61491573087", "+61491573770",
        "+61491574118", "+61491574632", "+61491575254", "+61491575789", "+61491576398", "+61491576801", "+61491577426", "+61491577644",
        "+61491578148", "+61491578888", "+61491578957", "+61491579212", "+61491579455", "+61491579760",
    ];

    /// <summary>Whether a number is one of them.</summary>
    public static bool Contains(PhoneNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return IsAmerican(number.E164) || Australian.Contains(number.E164) || Ranges.Any(range => IsWithin(number.E164, range.From, range.To));
    }

    // North American Numbering Plan: ATIS-0300115, "555 NXX Assignment Guidelines": 555-0100 to 555-0199 in every area code.
    private static bool IsAmerican(string e164) =>
        e164.Length == AmericanLength && e164.StartsWith("+1", StringComparison.Ordinal) && e164.AsSpan(5, 5) is "55501";

    private static bool IsWithin(string e164, string from, string to) =>
        e164.Length == from.Length && string.CompareOrdinal(e164, from) >= 0 && string.CompareOrdinal(e164, to) <= 0;
}
