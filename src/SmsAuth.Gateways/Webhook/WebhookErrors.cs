using SmsAuth.Gateways.Http;

namespace SmsAuth.Gateways.Webhook;

/// <summary>What a sender says when it does not take a text: <c>{"problem": "...", "reason": "..."}</c>, or a status and no more.</summary>
internal static class WebhookErrors
{
    /// <summary>What an answer that is no success says.</summary>
    public static SendOutcome.Failed Read(VendorAnswer answer)
    {
        if (answer.Json.At("problem").AsText() is { } word && ProblemOf(word) is { } problem) return answer.Refusal(problem, word, answer.Json.At("reason").AsText());

        // There is no sender at that address, or no longer (Standard Webhooks, delivery success and failure).
        return answer.Status is 404 or 405 or 410 ? answer.Refusal(SendProblem.Misconfigured, null, null) : answer.Failure();
    }

    private static SendProblem? ProblemOf(string word) => word switch
    {
        "invalid_number" => SendProblem.InvalidNumber,
        "not_served" => SendProblem.NotServed,
        "blocked" => SendProblem.Blocked,
        "throttled" => SendProblem.Throttled,
        "no_credit" => SendProblem.NoCredit,
        "unauthorized" => SendProblem.Unauthorized,
        "misconfigured" => SendProblem.Misconfigured,
        "refused" => SendProblem.Refused,
        "unavailable" => SendProblem.Unavailable,
        "unknown" => SendProblem.Unknown,
        "other" => SendProblem.Other,
        _ => null,
    };
}
