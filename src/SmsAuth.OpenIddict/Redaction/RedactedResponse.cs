using OpenIddict.Abstractions;

namespace SmsAuth.OpenIddict.Redaction;

/// <summary>A response that logs itself without what is personal or secret.</summary>
internal sealed class RedactedResponse(OpenIddictResponse response) : OpenIddictResponse(response.GetParameters())
{
    public override string ToString() => Redactor.Copy<OpenIddictResponse>(this).ToString();
}
