using OpenIddict.Abstractions;

namespace SmsAuth.OpenIddict.Redaction;

/// <summary>A request that logs itself without what is personal or secret. OpenIddict logs whole requests, and redacts only what it knows.</summary>
internal sealed class RedactedRequest(OpenIddictRequest request) : OpenIddictRequest(request.GetParameters())
{
    public override string ToString() => Redactor.Copy<OpenIddictRequest>(this).ToString();
}
