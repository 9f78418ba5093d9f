using SmsAuth.Gateways.Http;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Aliyun;

/// <summary>Aliyun's SMS (Alibaba Cloud, mainland China account), which writes the text itself from a template.</summary>
internal sealed class AliyunKind(VendorClient client, TimeProvider time) : IGatewayKind
{
    public const string AccessKeyId = nameof(AccessKeyId);
    public const string AccessKeySecret = nameof(AccessKeySecret);
    public const string SignName = nameof(SignName);
    public const string TemplateCode = nameof(TemplateCode);

    public string Type => AliyunDefaults.Type;

    public string Label => "Aliyun";

    public IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        new(AccessKeyId, "AccessKey ID")
        {
            Help = "The AccessKey ID of a RAM user that may call dysms:SendSms, from RAM > Users in the console.",
            Required = true,
            Pattern = @"[A-Za-z0-9_.\-]{8,128}",
            Allowed = "8 to 128 of the characters A-Z a-z 0-9 _ . -",
        },
        new(AccessKeySecret, "AccessKey Secret")
        {
            Help = "The secret that was shown when the AccessKey was created.",
            Required = true,
            Secret = true,
            Pattern = @"[A-Za-z0-9_\-]{8,128}",
            Allowed = "8 to 128 of the characters A-Z a-z 0-9 _ -",
        },
        new(SignName, "Sign name")
        {
            Help = "The approved name that the text begins with, from Short Message Service > Signatures.",
            Required = true,
            Pattern = @"\S(.{0,98}\S)?",
            Allowed = "1 to 100 characters, with no space at either end",
        },
        new(TemplateCode, "Template code")
        {
            Help = "An approved verification template whose only variable is ${code}, such as SMS_123456789.",
            Required = true,
            Pattern = "[A-Za-z0-9_]{4,40}",
            Allowed = "4 to 40 of the characters A-Z a-z 0-9 _",
        },
        CommonSettings.Token,
        CommonSettings.Base(AliyunDefaults.BaseAddress),
    ];

    public ISmsGateway Create(string name, SettingValues settings) => new AliyunGateway(name, settings, client, time);
}
