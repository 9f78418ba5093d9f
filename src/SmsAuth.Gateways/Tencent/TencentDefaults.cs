namespace SmsAuth.Gateways.Tencent;

/// <summary>What Tencent Cloud documents: <see href="https://cloud.tencent.com/document/api/382/55981"/>.</summary>
public static class TencentDefaults
{
    /// <summary>The kind of gateway.</summary>
    public const string Type = "tencent";

    /// <summary>Where the SMS API is.</summary>
    public const string BaseAddress = "https://sms.tencentcloudapi.com";

    /// <summary>The region that is asked to send.</summary>
    public const string Region = "ap-guangzhou";

    /// <summary>
    /// What Tencent Cloud wants in answer to receipts (<see href="https://cloud.tencent.com/document/api/382/59178"/>).
    /// </summary>
    public const string ReceiptAnswer = """{"result":0,"errmsg":"OK"}""";
}
