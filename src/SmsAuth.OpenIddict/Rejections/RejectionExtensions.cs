using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Rejections;

/// <summary>Rejects a request, and remembers the error for the response.</summary>
internal static class RejectionExtensions
{
    private const string Property = "SmsAuth.Error";

    public static void Reject(this BaseValidatingContext context, OAuthError error)
    {
        context.Transaction.Properties[Property] = error;
        context.Reject(error.Code, error.Description);
    }

    public static OAuthError? GetSmsOtpError(this OpenIddictServerTransaction transaction) =>
        transaction.Properties.TryGetValue(Property, out var error) ? error as OAuthError : null;
}
