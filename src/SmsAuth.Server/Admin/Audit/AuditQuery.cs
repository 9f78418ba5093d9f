using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SmsAuth.Audit;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Admin.Wire;

namespace SmsAuth.Server.Admin.Audit;

/// <summary>What to look for in the audit trail; a parameter with <see cref="AsParametersAttribute"/>.</summary>
internal sealed record AuditQuery(
    [property: FromQuery(Name = "event"), Description("What happened, such as signed_in.")] string? Event,
    [property: FromQuery(Name = "client"), Description("The client.")] string? Client,
    [property: FromQuery(Name = "verifier"), Description("The verifier.")] string? Verifier,
    [property: FromQuery(Name = "gateway"), Description("The gateway.")] string? Gateway,
    [property: FromQuery(Name = "actor"), Description("Who did it, such as user: and the account id.")] string? Actor,
    [property: FromQuery(Name = "account"), Description("The account.")] string? Account,
    [property: FromQuery(Name = "challenge"), Description("The challenge, by its shortened id.")] string? Challenge,
    [property: FromQuery(Name = "reason"), Description("What the reason begins with, such as limit:.")] string? Reason,
    [property: FromQuery(Name = "phone_number"), Description("The whole number in international format; it is found though the trail has it only masked.")] string? PhoneNumber,
    [property: FromQuery(Name = "from"), Description("The earliest time.")] DateTimeOffset? From,
    [property: FromQuery(Name = "before"), Description("The time before which it happened.")] DateTimeOffset? Before)
{
    /// <summary>Reads the parameters.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public IResult? Read(out AuditFilter filter)
    {
        filter = new AuditFilter();
        AuditEvent? what = null;
        if (Event is not null && (what = EventOf(Event)) is null) return Problems.Invalid("event", $"it must be one of: {string.Join(", ", Enum.GetValues<AuditEvent>().Select(NameOf))}.");
        PhoneNumber? number = null;
        if (PhoneNumber is not null && Numbers.Read(PhoneNumber, "phone_number", out number) is { } problem) return problem;
        filter = new AuditFilter
        {
            Event = what,
            ClientId = Client,
            Verifier = Verifier,
            Gateway = Gateway,
            Actor = Actor,
            AccountId = Account,
            Challenge = Challenge is null ? null : Shortened.Of(Challenge),
            Reason = Reason,
            PhoneNumber = number,
            From = From,
            Before = Before,
        };
        return null;
    }

    private static AuditEvent? EventOf(string name) => Enum.GetValues<AuditEvent>().Cast<AuditEvent?>().FirstOrDefault(e => NameOf(e!.Value) == name);

    private static string NameOf(AuditEvent value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
