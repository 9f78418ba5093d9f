using System.Globalization;
using Microsoft.Extensions.Options;
using SmsAuth.Codes;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Startup;
using SmsAuth.TestNumbers;

namespace SmsAuth.Server.TestNumbers;

/// <summary>The test numbers of the section <c>SmsAuth:TestNumbers</c>. No message about them quotes a code.</summary>
internal static class TestNumberSetup
{
    public static void AddTestNumbers(this WebApplicationBuilder builder, StartProblems problems)
    {
        var settings = SettingsReader.Read<TestNumberSettings>(builder.Configuration.GetSection(TestNumberSettings.Section), problems);
        if (settings.Numbers.Count > 0 && !settings.AllowInProduction && !builder.Environment.IsDevelopment())
        {
            problems.Add(
                $"{TestNumberSettings.Section}:{nameof(settings.Numbers)}: whoever knows the code of a test number signs in with it. Remove them, or set " +
                $"{TestNumberSettings.Section}:{nameof(settings.AllowInProduction)} to true as long as an app store's review needs them.");
        }

        foreach (var (place, entry) in settings.Numbers)
        {
            if (Read(entry, $"{TestNumberSettings.Section}:{nameof(settings.Numbers)}:{place}", problems) is { } number)
            {
                builder.Services.AddSmsAuth().AddTestNumber(number);
            }
        }
    }

    public static void WarnOfTestNumbers(this WebApplication app)
    {
        var numbers = app.Services.GetRequiredService<IOptions<TestNumberOptions>>().Value.Numbers;
        if (app.Environment.IsDevelopment() || numbers.Count == 0) return;
        Log.InProduction(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TestNumberSetup)), numbers.Count);
    }

    private static TestNumber? Read(TestNumberEntry entry, string setting, StartProblems problems)
    {
        var problem = PhoneNumber.TryParse(entry.Number, region: null, out var number);
        if (problem is not PhoneNumberProblem.None) problems.Add($"{setting}:Number: is no number that can receive a text ({problem}); write it with + and the country code.");
        if (string.IsNullOrWhiteSpace(entry.ClientId)) problems.Add($"{setting}:ClientId: name the client that the number works for.");

        var code = OtpCode.Parse(entry.Code);
        if (code is null) problems.Add($"{setting}:Code: {OtpCode.MinLength} to {OtpCode.MaxLength} ASCII digits.");

        var ends = DateTimeOffset.TryParse(entry.Until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until);
        if (!ends) problems.Add($"{setting}:Until: the time at which the number ends, such as 2027-01-31 or 2027-01-31T18:00:00Z.");

        return number is null || code is null || !ends || string.IsNullOrWhiteSpace(entry.ClientId)
            ? null
            : new TestNumber { ClientId = entry.ClientId, PhoneNumber = number, Code = code, Until = until, Real = entry.Real };
    }
}
