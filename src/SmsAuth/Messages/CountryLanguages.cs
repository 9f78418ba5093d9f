using System.Collections.Frozen;

namespace SmsAuth.Messages;

/// <summary>
/// The language in which people of a country are written to when nothing else is known of them: an official one that most of them read. A country without such a
/// one, such as Switzerland, Belgium, Canada or India, is not here. By the official languages of the CIA World Factbook (field "Languages").
/// </summary>
public static class CountryLanguages
{
    private static readonly FrozenDictionary<string, string> ByCountry = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ar"] = "AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SY TN YE",
        ["az"] = "AZ",
        ["bg"] = "BG",
        ["bn"] = "BD",
        ["bs"] = "BA",
        ["ca"] = "AD",
        ["cs"] = "CZ",
        ["da"] = "DK FO",
        ["de"] = "AT DE LI",
        ["el"] = "CY GR",
        ["es"] = "AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE",
        ["et"] = "EE",
        ["fa"] = "IR",
        ["fi"] = "FI",
        ["fr"] = "BF BJ BL CD CG CI FR GA GF GN GP MC MF ML MQ NC NE PF PM RE SN TG WF YT",
        ["he"] = "IL",
        ["hr"] = "HR",
        ["hu"] = "HU",
        ["hy"] = "AM",
        ["id"] = "ID",
        ["is"] = "IS",
        ["it"] = "IT SM VA",
        ["ja"] = "JP",
        ["ka"] = "GE",
        ["km"] = "KH",
        ["ko"] = "KP KR",
        ["lo"] = "LA",
        ["lt"] = "LT",
        ["lv"] = "LV",
        ["mk"] = "MK",
        ["mn"] = "MN",
        ["ms"] = "BN MY",
        ["my"] = "MM",
        ["nb"] = "NO SJ",
        ["ne"] = "NP",
        ["nl"] = "NL SR",
        ["pl"] = "PL",
        ["pt"] = "AO BR CV GW MZ PT ST",
        ["ro"] = "MD RO",
        ["ru"] = "BY KG KZ RU",
        ["sk"] = "SK",
        ["sl"] = "SI",
        ["sq"] = "AL XK",
        ["sr"] = "ME RS",
        ["sv"] = "AX SE",
        ["th"] = "TH",
        ["tr"] = "TR",
        ["uk"] = "UA",
        ["uz"] = "UZ",
        ["vi"] = "VN",
        ["zh-CN"] = "CN",
        ["zh-TW"] = "HK MO TW",
    }.SelectMany(static l => l.Value.Split(' ').Select(country => KeyValuePair.Create(country, l.Key))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The language of a country (ISO 3166-1 alpha-2), a BCP 47 tag; null when it has none that is clear.</summary>
    public static string? Of(string country) => ByCountry.GetValueOrDefault(country);
}
