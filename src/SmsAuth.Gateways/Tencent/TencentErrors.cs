using SmsAuth.Gateways.Http;

namespace SmsAuth.Gateways.Tencent;

/// <summary>
/// The documented error codes, of the whole request or of the one number in it: those of SMS
/// (<see href="https://cloud.tencent.com/document/api/382/59177"/>) and those of all APIs (<see href="https://cloud.tencent.com/document/api/382/52075"/>).
/// The status is 200 all the same.
/// </summary>
internal static class TencentErrors
{
    public const string Success = "Ok";

    /// <summary>What an answer that is no success says.</summary>
    public static SendOutcome.Failed Read(VendorAnswer answer)
    {
        var response = answer.Json.At("Response");
        var error = response.At("Error").At("Code").AsText() is null ? response.At("SendStatusSet").At(0) : response.At("Error");
        return error.At("Code").AsText() is { } code and not Success
            ? answer.Refusal(ProblemOf(code), code, error.At("Message").AsText())
            : answer.Failure();
    }

    private static SendProblem ProblemOf(string code) => code switch
    {
        "InvalidParameterValue.IncorrectPhoneNumber" => SendProblem.InvalidNumber,
        "FailedOperation.PhoneNumberInBlacklist" => SendProblem.Blocked,

        // The second is spelled as the vendor spells it.
        "FailedOperation.InsufficientBalanceInSmsPackage" or "UnauthorizedOperation.SerivceSuspendDueToArrears" => SendProblem.NoCredit,
        "FailedOperation.SignatureIncorrectOrUnapproved" or "FailedOperation.MissingSignature" => SendProblem.Misconfigured,
        "FailedOperation.TemplateIncorrectOrUnapproved" => SendProblem.Misconfigured,
        "InvalidParameterValue.TemplateParameterFormatError" or "InvalidParameterValue.TemplateParameterLengthLimit" => SendProblem.Misconfigured,
        "InvalidParameterValue.SdkAppIdNotExist" or "InvalidParameter.AppidAndBizId" => SendProblem.Misconfigured,
        "UnauthorizedOperation.SdkAppIdIsDisabled" or "UnauthorizedOperation.SmsSdkAppIdVerifyFail" => SendProblem.Misconfigured,
        "InternalError.RestApiInterfaceNotExist" => SendProblem.Misconfigured,
        "FailedOperation.ContainSensitiveWord" or "InvalidParameter.DirtyWordFound" => SendProblem.Refused,
        "InvalidParameterValue.ContentLengthLimit" or "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter" => SendProblem.Refused,
        "InternalError.SigFieldMissing" or "InternalError.SigVerificationFail" or "InternalError.RequestTimeException" => SendProblem.Unauthorized,

        // Inside Tencent Cloud the answer was lost, not the text.
        "InternalError.Timeout" or "InternalError.SendAndRecvFail" => SendProblem.Unknown,
        _ => OfFamily(code.Split('.')[0]),
    };

    private static SendProblem OfFamily(string family) => family switch
    {
        "AuthFailure" or "UnauthorizedOperation" or "IpInBlacklist" or "IpNotInWhitelist" => SendProblem.Unauthorized,
        "LimitExceeded" or "RequestLimitExceeded" => SendProblem.Throttled,
        "InternalError" or "ServiceUnavailable" or "ResourceUnavailable" => SendProblem.Unavailable,

        // A country that is not served, or numbers of which the template is not for.
        "UnsupportedOperation" => SendProblem.NotServed,
        "MissingParameter" or "UnknownParameter" or "InvalidAction" or "ActionOffline" => SendProblem.Misconfigured,
        "NoSuchProduct" or "NoSuchVersion" or "UnsupportedRegion" => SendProblem.Misconfigured,
        _ => SendProblem.Other,
    };
}
