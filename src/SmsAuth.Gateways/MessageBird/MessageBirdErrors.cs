using SmsAuth.Gateways.Http;

namespace SmsAuth.Gateways.MessageBird;

/// <summary>The documented error codes: <see href="https://developers.messagebird.com/api/#api-errors"/>.</summary>
internal static class MessageBirdErrors
{
    public const int MissingParameters = 9;
    public const int InvalidParameters = 10;
    public const int NotFound = 20;

    /// <summary>What an answer that is no success says.</summary>
    public static SendOutcome.Failed Read(VendorAnswer answer)
    {
        var error = answer.Json.At("errors").At(0);
        if (error.At("code").AsInteger() is not { } code || answer.IsSuccess) return answer.Failure();
        return answer.Refusal(ProblemOf(code, error.At("parameter").AsText(), answer.Status), error.At("code").AsText(), error.At("description").AsText());
    }

    /// <summary>The code of an answer that is no success, and the parameter that it is about.</summary>
    public static (int? Code, string? Parameter) CodeOf(VendorAnswer answer) =>
        answer.Json.At("errors").At(0) is var error && !answer.IsSuccess ? (error.At("code").AsInteger(), error.At("parameter").AsText()) : (null, null);

    private static SendProblem ProblemOf(int code, string? parameter, int status) => code switch
    {
        // Request not allowed: the access key is wrong, or may not do this.
        2 => SendProblem.Unauthorized,

        MissingParameters or InvalidParameters => parameter switch
        {
            "recipient" or "recipients" => SendProblem.InvalidNumber,
            "originator" or "reportUrl" or "language" or "voice" => SendProblem.Misconfigured,
            "type" or "template" or "datacoding" or "timeout" or "tokenLength" or "maxAttempts" => SendProblem.Misconfigured,
            "body" => SendProblem.Refused,
            _ => SendProblem.Other,
        },

        // Bad request; not enough balance; API not found; internal error.
        21 => SendProblem.Other,
        25 => SendProblem.NoCredit,
        NotFound or 98 => SendProblem.Misconfigured,
        99 => SendProblem.Unavailable,
        _ => status switch
        {
            429 => SendProblem.Throttled,
            >= 500 => SendProblem.Unavailable,
            _ => SendProblem.Other,
        },
    };
}
