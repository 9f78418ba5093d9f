using System.Globalization;
using SmsAuth.Clients;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Server.SignIn.Languages;

/// <summary>The countries to choose from when a number is typed.</summary>
internal static class Countries
{
    /// <summary>Those that a client serves, sorted by their names in the language of the page.</summary>
    public static IReadOnlyList<Country> For(ClientPolicy client, PageTexts texts) =>
    [
        .. PhoneNumber.Regions.Where(client.ServesCountry)
            .Select(code => new Country(code, NameOf(code, texts), PhoneNumber.CountryCodeOf(code)))
            .OrderBy(static c => c.Name, StringComparer.Create(texts.Culture, ignoreCase: true)),
    ];

    /// <summary>The country in which a number is most likely typed: that of the first wanted language (<c>en-SE</c>), or where most of its speakers live.</summary>
    public static string? Guess(IEnumerable<string> languages)
    {
        foreach (var tag in languages)
        {
            if (tag.Split('-').Skip(1).FirstOrDefault(PhoneNumber.IsRegion) is { } region) return region.ToUpperInvariant();
            if (CultureOf(tag)?.Name.Split('-')[^1] is { } likely && PhoneNumber.IsRegion(likely)) return likely;
        }

        return null;
    }

    private static CultureInfo? CultureOf(string tag)
    {
        try
        {
            return CultureInfo.CreateSpecificCulture(tag);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    // What a country is called by those who speak the language of the page there, be they many or few: that is how ICU is asked for the name of a country in a
    // language.
    private static string NameOf(string code, PageTexts texts)
    {
        try
        {
            return new RegionInfo($"{LanguageOf(texts.Language)}-{code}").NativeName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }

    private static string LanguageOf(string tag) => tag switch
    {
        "zh-CN" => "zh-Hans",
        "zh-TW" => "zh-Hant",
        _ => tag.Split('-')[0],
    };
}
