using System.Text.Json;
using SmsAuth.Gateways.Http;

namespace SmsAuth.Gateways.Vonage;

/// <summary>
/// The documented errors: what stands behind the # in a problem's type (RFC 9457). Those of all APIs are words
/// (<see href="https://developer.vonage.com/en/api-errors"/>), those of messages numbers (<see href="https://developer.vonage.com/en/api-errors/messages"/>).
/// </summary>
internal static class VonageErrors
{
    private static readonly char[] PathMarks = ['.', '/', '[', ']'];

    /// <summary>What an answer that is no success says.</summary>
    public static SendOutcome.Failed Read(VendorAnswer answer)
    {
        if (answer.IsSuccess || CodeOf(answer.Json) is not { } code) return answer.Failure();
        return answer.Refusal(ProblemOf(code, answer), code, answer.Json.At("detail").AsText() ?? answer.Json.At("title").AsText());
    }

    /// <summary>The code of a problem; null when it has none.</summary>
    public static string? CodeOf(JsonElement problem) =>
        problem.At("type").AsText() is { } type && type.LastIndexOf('#') is >= 0 and var mark && mark + 1 < type.Length ? type[(mark + 1)..] : null;

    private static SendProblem ProblemOf(string code, VendorAnswer answer) => code switch
    {
        // Missing, invalid, or invalid for the channel.
        "1010" or "1020" or "1410" or "invalid-params" => OfParameters(answer.Json.At("invalid_parameters")),

        // An unknown prefix; no recipient; no longer in use; not of that network; a device that takes no texts; no recipient of the channel.
        "1040" or "1170" or "1190" or "1300" or "1310" or "1430" => SendProblem.InvalidNumber,

        // Not on the list of a trial account; moved to another operator; no route; no traffic there; out of reach; rules of Fraud Defender: any, country, network.
        "1160" or "1200" or "1250" or "1251" or "1260" or "1470" or "1474" or "1475" => SendProblem.NotServed,

        // Barred; has sent STOP; age; barred by the operator; looks like pumped traffic; no consent; fraud.
        "1050" or "1240" or "1270" or "1280" or "1473" or "1483" or "2001" => SendProblem.Blocked,

        // Too fast; too many to that number; the limit of the day; the limit of the provider; a burst.
        "1000" or "1241" or "1460" or "1461" or "1472" or "throttled" => SendProblem.Throttled,
        "1070" or "low-balance" or "out-of-credit" => SendProblem.NoCredit,

        // The account is barred.
        "1060" or "unauthorized" or "forbidden" or "unprovisioned" or "account-suspended" or "invalid-api-key" or "invalid-signature" or "jwt-expired" or "jwt-revoked"
            => SendProblem.Unauthorized,

        // Not for REST; the sender; the validity; a facility; the pool; the channel; the sender; the type; the sender's number; what India asks for; compliance.
        "1080" or "1120" or "1130" or "1140" or "1242" or "1400" or "1420" or "1440" or "1476" or "1480" or "1481" or "1482" or "1484" or "not-found"
            => SendProblem.Misconfigured,

        // Too long; spam; the provider's rules.
        "1090" or "1210" or "1282" => SendProblem.Refused,
        "1030" or "1100" or "1331" or "internal-error" => SendProblem.Unavailable,

        // A verification to that number is under way. It says nothing of other numbers.
        "concurrent" or "conflict" => SendProblem.Other,
        _ => answer.Failure().Problem,
    };

    private static SendProblem OfParameters(JsonElement parameters)
    {
        var names = parameters.Items().Select(static p => p.At("name").AsText()?.Split(PathMarks, StringSplitOptions.RemoveEmptyEntries).LastOrDefault()).ToList();
        if (names.Contains("to")) return SendProblem.InvalidNumber;
        if (names.Contains("text")) return SendProblem.Refused;
        return names.Any(static n => n is "from" or "ttl" or "webhook_url" or "brand" or "locale" or "channel_timeout" or "code_length" or "channel")
            ? SendProblem.Misconfigured
            : SendProblem.Other;
    }
}
