using Microsoft.Extensions.Options;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Admin.Statistics;

internal static class PriceSetup
{
    private const decimal MaxPrice = 100;

    public static void AddPrices(this WebApplicationBuilder builder, StartProblems problems)
    {
        var settings = SettingsReader.Read<PriceSettings>(builder.Configuration.GetSection(PriceSettings.Section), problems);
        if (settings.Currency is not { Length: 3 } currency || !currency.All(char.IsAsciiLetterUpper))
        {
            problems.Add($"{PriceSettings.Section}:{nameof(settings.Currency)}: three letters of ISO 4217, such as EUR.");
        }

        foreach (var (gateway, prices) in settings.PerText)
        {
            foreach (var (country, price) in prices)
            {
                var path = $"{PriceSettings.Section}:{nameof(settings.PerText)}:{gateway}:{country}";
                if (country != PriceSettings.AllCountries && !PhoneNumber.IsRegion(country)) problems.Add($"{path}: '{country}' is neither {PriceSettings.AllCountries} nor a country such as SE (ISO 3166-1 alpha-2).");
                if (price is < 0 or > MaxPrice) problems.Add($"{path}: 0 to {MaxPrice}.");
            }
        }

        builder.Services.AddSingleton(Options.Create(settings));
        builder.Services.AddSingleton<Prices>();
    }
}
