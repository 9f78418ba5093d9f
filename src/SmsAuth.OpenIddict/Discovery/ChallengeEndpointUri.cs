namespace SmsAuth.OpenIddict.Discovery;

/// <summary>The absolute URI of the challenge endpoint.</summary>
internal static class ChallengeEndpointUri
{
    public static Uri For(Uri baseUri) =>
        new(baseUri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/" + SmsOtpConstants.ChallengeEndpoint, UriKind.Absolute);
}
