using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Lib = PhoneNumbers;

namespace SmsAuth.PhoneNumbers;

/// <summary>
/// A phone number in the E.164 form (ITU-T E.164: + and at most 15 digits), parsed once at the edge. It prints itself masked;
/// <see cref="E164"/> is the only way to the digits.
/// </summary>
[DebuggerDisplay("{Masked,nq}")]
public sealed class PhoneNumber : IEquatable<PhoneNumber>
{
    /// <summary>The longest input that is looked at, in characters.</summary>
    public const int MaxInputLength = 40;

    private const int MaskedTail = 2;
    private const string UnknownRegion = "ZZ";
    private static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789+()-./ ");
    private static readonly Lib.PhoneNumberUtil Plans = Lib.PhoneNumberUtil.GetInstance();

    private readonly int countryCodeLength;
    private PhoneNumberTypes? type;

    private PhoneNumber(string e164, string region, int countryCodeLength)
    {
        E164 = e164;
        Region = region;
        this.countryCodeLength = countryCodeLength;
    }

    /// <summary>The number in the clear, such as <c>+12025550100</c>. Never log it.</summary>
    public string E164 { get; }

    /// <summary>The ISO 3166-1 alpha-2 code of the number's country, such as <c>US</c>; <c>001</c> for plans of no country.</summary>
    public string Region { get; }

    /// <summary>The kind of line, as far as the numbering plan tells it; <see cref="PhoneNumberTypes.None"/> when it does not.</summary>
    public PhoneNumberTypes Type => type ??= TryRead(E164, region: null, out var parsed) ? TypeOf(parsed) : PhoneNumberTypes.None;

    /// <summary>The country code and the last two digits, such as <c>+1********00</c>; of the shortest numbers the country code alone.</summary>
    public string Masked
    {
        get
        {
            var national = E164.Length - 1 - countryCodeLength;
            var tail = national > 2 * MaskedTail ? MaskedTail : 0;
            return string.Concat(E164.AsSpan(0, 1 + countryCodeLength), new string('*', national - tail), E164.AsSpan(E164.Length - tail));
        }
    }

    /// <summary>Whether numbers of a country are known, by its ISO 3166-1 alpha-2 code in either case.</summary>
    public static bool IsRegion(string? region) => region is { Length: 2 } && Plans.GetSupportedRegions().Contains(region.ToUpperInvariant());

    /// <summary>The countries with numbers, ISO 3166-1 alpha-2 codes in upper case.</summary>
    public static IReadOnlyCollection<string> Regions => Plans.GetSupportedRegions();

    /// <summary>The country code of a country's numbers without a plus sign, such as 46 for <c>SE</c>; 0 for what is none of <see cref="Regions"/>.</summary>
    public static int CountryCodeOf(string region) => Plans.GetCountryCodeForRegion(region);

    /// <summary>
    /// Reads an international number (<c>+1 202 555 0100</c>), or a national one when <paramref name="region"/> is given.
    /// Strict about characters: letters, extensions, digits of other scripts and control characters are no phone number.
    /// </summary>
    /// <param name="input">What was typed.</param>
    /// <param name="region">ISO 3166-1 alpha-2 code in which a national number is read, in any case, or null.</param>
    /// <param name="number">The number, when the result is <see cref="PhoneNumberProblem.None"/>.</param>
    /// <param name="acceptable">The kinds of line to accept.</param>
    /// <returns>What is wrong with the input, or <see cref="PhoneNumberProblem.None"/>.</returns>
    public static PhoneNumberProblem TryParse(
        string? input,
        string? region,
        out PhoneNumber? number,
        PhoneNumberTypes acceptable = PhoneNumberTypes.TextCapable)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(input)) return PhoneNumberProblem.Missing;
        if (input.Length > MaxInputLength) return PhoneNumberProblem.TooLong;
        if (input.AsSpan().ContainsAnyExcept(Allowed)) return PhoneNumberProblem.NotANumber;

        region = string.IsNullOrEmpty(region) ? null : region.ToUpperInvariant();
        if (region is not null && !Plans.GetSupportedRegions().Contains(region)) return PhoneNumberProblem.RegionUnknown;
        if (region is null && !input.AsSpan().TrimStart().StartsWith('+')) return PhoneNumberProblem.RegionMissing;

        if (!TryRead(input, region, out var parsed)) return PhoneNumberProblem.NotANumber;
        if (!Plans.IsValidNumber(parsed)) return PhoneNumberProblem.NotAssigned;
        if ((TypeOf(parsed) & acceptable) == 0) return PhoneNumberProblem.CannotReceiveText;

        number = FromStored(
            Plans.Format(parsed, Lib.PhoneNumberFormat.E164),
            Plans.GetRegionCodeForNumber(parsed) ?? UnknownRegion);
        return PhoneNumberProblem.None;
    }

    /// <summary>Restores a number that was parsed before it was stored. Nothing is checked but the form of E.164.</summary>
    /// <exception cref="FormatException"><paramref name="e164"/> is not a plus sign and 4 to 15 digits.</exception>
    public static PhoneNumber FromStored(string e164, string region)
    {
        ArgumentNullException.ThrowIfNull(e164);
        ArgumentNullException.ThrowIfNull(region);
        if (!IsE164(e164)) throw new FormatException("A stored phone number is not in the E.164 form.");
        return new PhoneNumber(e164, region, CountryCodeLength(e164));
    }

    /// <summary>Restores a number that was stored without its region.</summary>
    /// <exception cref="FormatException"><paramref name="e164"/> is not a plus sign and 4 to 15 digits.</exception>
    public static PhoneNumber FromStored(string e164)
    {
        ArgumentNullException.ThrowIfNull(e164);
        return FromStored(e164, TryRead(e164, null, out var parsed) ? Plans.GetRegionCodeForNumber(parsed) ?? UnknownRegion : UnknownRegion);
    }

    /// <summary>Whether a text has the form of E.164: a plus sign and 4 to 15 digits.</summary>
    public static bool IsE164([NotNullWhen(true)] string? text) =>
        text is { Length: >= 5 and <= 16 } && text[0] == '+' && !text.AsSpan(1).ContainsAnyExceptInRange('0', '9');

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] PhoneNumber? other) => other is not null && E164 == other.E164;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PhoneNumber);

    /// <inheritdoc/>
    public override int GetHashCode() => E164.GetHashCode(StringComparison.Ordinal);

    /// <summary>The number masked.</summary>
    public override string ToString() => Masked;

    private static bool TryRead(string input, string? region, [NotNullWhen(true)] out Lib.PhoneNumber? parsed)
    {
        try
        {
            parsed = Plans.Parse(input, region);
            return true;
        }
        catch (Lib.NumberParseException)
        {
            parsed = null;
            return false;
        }
    }

    // ITU-T E.164 6.2.1: country codes are prefix free, one to three digits long.
    private static int CountryCodeLength(string e164)
    {
        var code = 0;
        for (var length = 1; length <= 3; length++)
        {
            code = (code * 10) + (e164[length] - '0');
            if (Plans.GetRegionCodeForCountryCode(code) != UnknownRegion) return length;
        }

        return 1;
    }

    private static PhoneNumberTypes TypeOf(Lib.PhoneNumber parsed) => Plans.GetNumberType(parsed) switch
    {
        Lib.PhoneNumberType.MOBILE => PhoneNumberTypes.Mobile,
        Lib.PhoneNumberType.FIXED_LINE_OR_MOBILE => PhoneNumberTypes.FixedLineOrMobile,
        Lib.PhoneNumberType.VOIP => PhoneNumberTypes.Voip,
        Lib.PhoneNumberType.PERSONAL_NUMBER => PhoneNumberTypes.Personal,
        Lib.PhoneNumberType.FIXED_LINE => PhoneNumberTypes.FixedLine,
        Lib.PhoneNumberType.PREMIUM_RATE => PhoneNumberTypes.PremiumRate,
        Lib.PhoneNumberType.SHARED_COST => PhoneNumberTypes.SharedCost,
        Lib.PhoneNumberType.TOLL_FREE => PhoneNumberTypes.TollFree,
        Lib.PhoneNumberType.PAGER => PhoneNumberTypes.Pager,
        Lib.PhoneNumberType.UAN => PhoneNumberTypes.UniversalAccess,
        Lib.PhoneNumberType.VOICEMAIL => PhoneNumberTypes.Voicemail,
        _ => PhoneNumberTypes.None,
    };
}
