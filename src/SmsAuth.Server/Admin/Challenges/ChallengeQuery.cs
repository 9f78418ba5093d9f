using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Admin.Wire;

namespace SmsAuth.Server.Admin.Challenges;

/// <summary>Which challenges to look for; a parameter with <see cref="AsParametersAttribute"/>.</summary>
internal sealed record ChallengeQuery(
    [property: FromQuery(Name = "client"), Description("The client.")] string? Client,
    [property: FromQuery(Name = "verifier"), Description("The verifier.")] string? Verifier,
    [property: FromQuery(Name = "gateway"), Description("The gateway that took the newest text.")] string? Gateway,
    [property: FromQuery(Name = "country"), Description("The country of the number, ISO 3166-1 alpha-2.")] string? Country,
    [property: FromQuery(Name = "state"), Description("What became of it: pending, verified, exhausted, expired or superseded.")] string? State,
    [property: FromQuery(Name = "masked_number"), Description("The masked number, such as +1********00.")] string? MaskedNumber,
    [property: FromQuery(Name = "phone_number"), Description("The whole number in international format; it is found after it was masked too.")] string? PhoneNumber,
    [property: FromQuery(Name = "from"), Description("The earliest start.")] DateTimeOffset? From,
    [property: FromQuery(Name = "before"), Description("The time before which it was started.")] DateTimeOffset? Before)
{
    /// <summary>Reads the parameters.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public IResult? Read(out ChallengeFilter filter)
    {
        filter = new ChallengeFilter();
        var state = State is null ? null : Enum.GetValues<ChallengeState>().Cast<ChallengeState?>().FirstOrDefault(s => NameOf(s!.Value) == State);
        if (State is not null && state is null) return Problems.Invalid("state", $"it must be one of: {string.Join(", ", Enum.GetValues<ChallengeState>().Select(NameOf))}.");
        if (Country is not null && (Country.Length != 2 || !Country.All(char.IsAsciiLetter))) return Problems.Invalid("country", "it must be an ISO 3166-1 alpha-2 code such as SE.");
        PhoneNumber? number = null;
        if (PhoneNumber is not null && Numbers.Read(PhoneNumber, "phone_number", out number) is { } problem) return problem;
        filter = new ChallengeFilter
        {
            ClientId = Client,
            Verifier = Verifier,
            Gateway = Gateway,
            Region = Country?.ToUpperInvariant(),
            State = state,
            MaskedNumber = MaskedNumber,
            PhoneNumber = number,
            From = From,
            Before = Before,
        };
        return null;
    }

    private static string NameOf(ChallengeState value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
