using SmsAuth.Gateways.Http;

namespace SmsAuth.Gateways.Twilio;

/// <summary>The documented error codes: <see href="https://www.twilio.com/docs/api/errors"/>.</summary>
internal static class TwilioErrors
{
    public const int NotFound = 20404;
    public const int InvalidParameter = 60200;
    public const int MaxChecks = 60202;

    /// <summary>The error code of an answer; null when it has none.</summary>
    public static int? CodeOf(VendorAnswer answer) => answer.IsSuccess ? null : answer.Json.At("code").AsInteger();

    /// <summary>What an answer that is no success says.</summary>
    public static SendOutcome.Failed Read(VendorAnswer answer)
    {
        if (CodeOf(answer) is { } code)
        {
            var words = answer.Json.At("message").AsText();
            return answer.Refusal(ProblemOf(code, answer.Status, words), answer.Json.At("code").AsText(), words);
        }

        // A text can be created and have failed at once.
        return answer.Status == 201 && answer.Json.At("status").AsText() is "failed" or "undelivered" && answer.Json.At("error_code").AsInteger() is { } reason
            ? answer.Refusal(ProblemOf(reason, answer.Status, null), answer.Json.At("error_code").AsText(), answer.Json.At("error_message").AsText())
            : answer.Failure();
    }

    /// <summary>Whether what is refused is that parameter: the message names it.</summary>
    public static bool IsAbout(string? words, string parameter) =>
        words is not null && words.Split([' ', ':', '`', '\'', '"', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Contains(parameter, StringComparer.Ordinal);

    /// <summary>Why a text failed that was taken, in words of ours; null when the code is no more than a number to us.</summary>
    public static string? WordsOf(string? code) => code switch
    {
        "30001" => "queue overflow",
        "30002" => "account suspended",
        "30003" => "phone not reachable",
        "30004" => "blocked",
        "30005" => "unknown number",
        "30006" => "landline or carrier not reachable",
        "30007" => "filtered",
        "30008" => "unknown error",
        "30017" => "carrier congested",
        "30018" or "30024" => "sender not registered at the carrier",
        "30022" or "30023" or "30027" => "too many texts for the carrier",
        "30032" => "toll-free number not verified",
        "30033" => "campaign suspended",
        "30034" => "number not registered for texts to the United States",
        "30450" => "blocked as fraud",
        "63038" => "daily limit of the account",
        _ => null,
    };

    private static SendProblem ProblemOf(int code, int status, string? words) => code switch
    {
        // The account is not active, or was suspended: for want of money, Twilio says first.
        10001 or 20005 or 30002 or 90010 => SendProblem.NoCredit,

        // Wrong credentials; access denied; test credentials; action disabled; a key without the permission.
        20003 or 20006 or 20008 or 20010 or 20403 or 60001 or 70051 => SendProblem.Unauthorized,

        // No such account or service; a parameter, id, number or address of ours that is wrong; a feature that the account or service has not.
        20001 or NotFound or 20422 or 20423 => SendProblem.Misconfigured,
        10002 or 21205 or 21209 or 21210 or 21212 or 21213 or 21407 or 21601 or 21603 or 21606 or 21607 or 21609 or 21616 or 21624 => SendProblem.Misconfigured,
        21657 or 21659 or 21660 or 21661 or >= 21701 and <= 21712 or 30018 or 30024 or >= 30032 and <= 30035 => SendProblem.Misconfigured,
        60204 or 60223 or 60228 or 60229 => SendProblem.Misconfigured,

        // Not a number, not a mobile one, or one that cannot be reached.
        21201 or 21202 or 21211 or 21214 or 21217 or 21265 or 21266 or 21401 or 21421 or 21604 or 21614 or 21635 => SendProblem.InvalidNumber,
        30003 or 30005 or 30006 or 60205 => SendProblem.InvalidNumber,

        // The country is not switched on; a trial account sends to its own numbers only; not from this sender; China needs an agreement.
        21203 or 21215 or 21219 or 21408 or 21608 or 21612 or 60220 or 60226 or 60605 => SendProblem.NotServed,

        // Twilio's block list; the receiver wrote STOP; blocked; fraud was suspected.
        21216 or 21610 or 30004 or 30450 or 60238 or 60410 or 60413 => SendProblem.Blocked,

        // Too many requests, calls or texts at a time, a day, or to this number.
        10004 or 14107 or 20429 or 21611 or 30001 or 30022 or 30023 or 30027 or MaxChecks or 60203 or 60207 or 60212 or 60728 or 63017 or 63018 or 63038 => SendProblem.Throttled,

        // No text, one that is too long, or one that is not let through.
        21602 or 21605 or 21617 or 21618 or 30007 => SendProblem.Refused,

        // Out of order.
        20500 or 20503 or 21730 => SendProblem.Unavailable,
        InvalidParameter => IsAbout(words, "To") ? SendProblem.InvalidNumber : SendProblem.Misconfigured,
        _ => status switch
        {
            401 => SendProblem.Unauthorized,
            429 => SendProblem.Throttled,
            >= 500 => SendProblem.Unavailable,
            _ => SendProblem.Other,
        },
    };
}
