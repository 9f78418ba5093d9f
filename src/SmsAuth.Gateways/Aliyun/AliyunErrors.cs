using SmsAuth.Gateways.Http;

namespace SmsAuth.Gateways.Aliyun;

/// <summary>
/// The documented error codes: those of SMS (<see href="https://help.aliyun.com/document_detail/101346.html"/>), which come with status 200, and those
/// of Aliyun's API gateway (<see href="https://help.aliyun.com/document_detail/435312.html"/>).
/// </summary>
internal static class AliyunErrors
{
    public const string Success = "OK";

    /// <summary>What an answer that is no success says.</summary>
    public static SendOutcome.Failed Read(VendorAnswer answer) => answer.Json.At("Code").AsText() is { } code and not Success
        ? answer.Refusal(ProblemOf(code, answer.Status), code, answer.Json.At("Message").AsText())
        : answer.Failure();

    private static SendProblem ProblemOf(string code, int status) => code switch
    {
        "isv.MOBILE_NUMBER_ILLEGAL" => SendProblem.InvalidNumber,

        // The template is for other countries.
        "isv.DOMESTIC_NUMBER_NOT_SUPPORTED" => SendProblem.NotServed,
        "isv.BUSINESS_LIMIT_CONTROL" or "isv.DAY_LIMIT_CONTROL" or "isv.MONTH_LIMIT_CONTROL" => SendProblem.Throttled,

        // Out of service: for want of money.
        "isv.AMOUNT_NOT_ENOUGH" or "isv.OUT_OF_SERVICE" or "InsufficientBalance" => SendProblem.NoCredit,
        "isp.RAM_PERMISSION_DENY" or "isv.ACCOUNT_NOT_EXISTS" or "isv.ACCOUNT_ABNORMAL" => SendProblem.Unauthorized,
        "isv.SMS_SIGNATURE_ILLEGAL" or "isv.SMS_SIGN_ILLEGAL" or "isv.SMS_SIGNATURE_SCENE_ILLEGAL" or "isv.SIGN_STATE_ILLEGAL" => SendProblem.Misconfigured,
        "isv.SMS_TEMPLATE_ILLEGAL" or "isv.TEMPLATE_MISSING_PARAMETERS" or "isv.TEMPLATE_PARAMS_ILLEGAL" => SendProblem.Misconfigured,
        "isv.PRODUCT_UN_SUBSCRIPT" or "isv.PRODUCT_UNSUBSCRIBE" => SendProblem.Misconfigured,
        "isv.INVALID_PARAMETERS" or "isv.INVALID_JSON_PARAM" or "isv.EXTEND_CODE_ERROR" => SendProblem.Misconfigured,

        // Texts to mainland China are not taken from servers elsewhere.
        "isv.DENY_IP_RANGE" => SendProblem.Misconfigured,

        // The blacklist is one of words in the variables, not of numbers.
        "isv.BLACK_KEY_CONTROL_LIMIT" or "isv.SMS_CONTENT_ILLEGAL" or "isv.PARAM_LENGTH_LIMIT" or "isv.PARAM_NOT_SUPPORT_URL" => SendProblem.Refused,
        "isp.SYSTEM_ERROR" or "isp.GATEWAY_ERROR" => SendProblem.Unavailable,
        _ => OfFamily(code.Split('.')[0], status),
    };

    // Codes of the API gateway are a family, or a family, a dot and a detail: Throttling, Throttling.User.
    private static SendProblem OfFamily(string family, int status) => family switch
    {
        "SignatureDoesNotMatch" or "IncompleteSignature" or "SignatureNonceUsed" or "InvalidTimeStamp" or "IllegalTimestamp" => SendProblem.Unauthorized,
        "InvalidAccessKeyId" or "Forbidden" or "NoPermission" => SendProblem.Unauthorized,
        "Throttling" => SendProblem.Throttled,
        "InternalError" or "ServiceUnavailable" => SendProblem.Unavailable,
        "MissingParameter" or "InvalidParameter" or "InvalidAction" or "NoSuchVersion" or "InvalidVersion" => SendProblem.Misconfigured,
        "MissingPhoneNumbers" or "MissingSignName" or "MissingTemplateCode" or "MissingTemplateParam" => SendProblem.Misconfigured,
        "UnsupportedOperation" or "UnsupportedHTTPMethod" or "UnsupportedParameter" => SendProblem.Misconfigured,
        _ => status switch
        {
            401 or 403 => SendProblem.Unauthorized,
            429 => SendProblem.Throttled,
            >= 500 => SendProblem.Unavailable,
            _ => SendProblem.Other,
        },
    };
}
