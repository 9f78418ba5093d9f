namespace SmsAuth.Gateways.Aliyun;

/// <summary>What Aliyun documents: <see href="https://help.aliyun.com/en/sms/developer-reference/api-dysmsapi-2017-05-25-sendsms"/>.</summary>
public static class AliyunDefaults
{
    /// <summary>The kind of gateway.</summary>
    public const string Type = "aliyun";

    /// <summary>Where the SMS API is.</summary>
    public const string BaseAddress = "https://dysmsapi.aliyuncs.com";

    /// <summary>
    /// What Aliyun wants in answer to receipts, with status 200: the code has to be a number
    /// (<see href="https://help.aliyun.com/document_detail/101867.html"/>).
    /// </summary>
    public const string ReceiptAnswer = """{"code":0,"msg":"OK"}""";
}
