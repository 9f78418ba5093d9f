using SmsAuth.Settings;

namespace SmsAuth.Gateways.Http;

/// <summary>Settings that several vendors have.</summary>
internal static class CommonSettings
{
    public const string BaseAddress = nameof(BaseAddress);
    public const string ReceiptAddress = nameof(ReceiptAddress);
    public const string ReceiptToken = nameof(ReceiptToken);

    // Credentials go there. A server on the machine itself is for tests and proxies.
    private const string HttpsOrLoopback = @"https://[^\s/?#@]+(/[^\s?#]*)?|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(/[^\s?#]*)?";

    /// <summary>Where the vendor is.</summary>
    public static SettingDeclaration Base(string documented) => new(BaseAddress, "Base address")
    {
        Help = "Where the API is. Leave it as it is unless the vendor has given you another one.",
        Pattern = HttpsOrLoopback,
        Allowed = "an absolute https address without query, such as " + documented,
        Default = documented,
        Destination = true,
    };

    /// <summary>Where the vendor sends its receipts.</summary>
    public static SettingDeclaration Receipts => new(ReceiptAddress, "Receipt address")
    {
        Help = "The public address of this server's receipt endpoint for this gateway; without it the vendor is not asked for receipts.",
        Pattern = HttpsOrLoopback,
        Allowed = "an absolute https address without query, such as https://login.example.com/connect/sms_otp/receipts/NAME",
    };

    /// <summary>What the receipt address ends with at vendors that do not sign their receipts.</summary>
    public static SettingDeclaration Token => new(ReceiptToken, "Receipt token")
    {
        Help = "A random secret of yours that the receipt address at the vendor ends with: ?token=... Without it no receipt is believed.",
        Secret = true,
        Pattern = @"[A-Za-z0-9_\-]{20,200}",
        Allowed = "20 to 200 of the characters A-Z a-z 0-9 _ -",
    };

    /// <summary>An address below the base address.</summary>
    public static Uri Under(this SettingValues settings, string path) => new($"{settings.Text(BaseAddress).TrimEnd('/')}/{path}");
}
