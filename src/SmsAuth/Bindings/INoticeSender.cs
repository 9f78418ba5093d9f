using SmsAuth.PhoneNumbers;

namespace SmsAuth.Bindings;

/// <summary>Sends notices. A verifier that can send a text of ours implements it too; one whose service writes the texts cannot.</summary>
public interface INoticeSender
{
    /// <summary>Sends one notice.</summary>
    /// <returns>The name of the gateway that accepted it; null when none did.</returns>
    Task<string?> SendNoticeAsync(PhoneNumber to, Notice notice, string language);
}
