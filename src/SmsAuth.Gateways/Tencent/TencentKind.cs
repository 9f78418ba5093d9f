using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Tencent;

/// <summary>Tencent Cloud's SMS, which writes the text itself from a template.</summary>
internal sealed class TencentKind(VendorClient client, TimeProvider time) : IGatewayKind
{
    public const string SecretId = nameof(SecretId);
    public const string SecretKey = nameof(SecretKey);
    public const string Region = nameof(Region);
    public const string SmsSdkAppId = nameof(SmsSdkAppId);
    public const string TemplateId = nameof(TemplateId);
    public const string TemplateParameters = nameof(TemplateParameters);
    public const string SignName = nameof(SignName);

    public string Type => TencentDefaults.Type;

    public string Label => "Tencent Cloud";

    public IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        new(SecretId, "SecretId")
        {
            Help = "The id of an API key whose user may call sms:SendSms, from CAM > API keys in the console.",
            Required = true,
            Pattern = @"[A-Za-z0-9_\-]{8,128}",
            Allowed = "8 to 128 of the characters A-Z a-z 0-9 _ -",
        },
        new(SecretKey, "SecretKey")
        {
            Help = "The key that belongs to the SecretId.",
            Required = true,
            Secret = true,
            Pattern = @"[A-Za-z0-9_\-]{8,128}",
            Allowed = "8 to 128 of the characters A-Z a-z 0-9 _ -",
        },
        new(SmsSdkAppId, "SmsSdkAppId")
        {
            Help = "The id of the application in the SMS console, such as 1400006666.",
            Required = true,
            Pattern = "[0-9]{4,20}",
            Allowed = "4 to 20 digits",
        },
        new(TemplateId, "Template ID")
        {
            Help = "An approved template for codes; numbers outside mainland China need an international one.",
            Required = true,
            Pattern = "[0-9]{1,20}",
            Allowed = "1 to 20 digits",
        },
        new(TemplateParameters, "Template parameters")
        {
            Help = "The values of the template's {1} and {2}: the code, and for how many minutes it works.",
            Pattern = "code|code,minutes|minutes,code",
            Allowed = "code, or code,minutes or minutes,code",
            Default = "code",
        },
        new(SignName, "Signature")
        {
            Help = "The approved name that the text begins with; needed for mainland China.",
            Pattern = @"\S(.{0,98}\S)?",
            Allowed = "1 to 100 characters, with no space at either end",
        },
        new(Region, "Region")
        {
            Help = "The region of the API.",
            Pattern = "[a-z0-9]{1,20}(-[a-z0-9]{1,20}){1,3}",
            Allowed = "a region such as ap-guangzhou or ap-singapore",
            Default = TencentDefaults.Region,
        },
        CommonSettings.Token,
        CommonSettings.Base(TencentDefaults.BaseAddress),
    ];

    public ISmsGateway Create(string name, SettingValues settings) => new TencentGateway(name, settings, client, time);
}
