using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Pipeline;

/// <summary>Carries the result of an inner event over to the event that caused it.</summary>
internal static class PropagationExtensions
{
    public static void Propagate(this BaseValidatingContext outer, BaseValidatingContext inner)
    {
        if (inner.IsRequestHandled) outer.HandleRequest();
        else if (inner.IsRequestSkipped) outer.SkipRequest();
        else if (inner.IsRejected) outer.Reject(inner.Error, inner.ErrorDescription, inner.ErrorUri);
    }
}
