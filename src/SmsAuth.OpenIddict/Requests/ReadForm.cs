using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using OpenIddict.Server;
using SmsAuth.OpenIddict.Rejections;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Requests;

/// <summary>
/// Reads the form before OpenIddict does, and refuses one that cannot be read: OpenIddict would let the exception pass, and answer a malformed
/// request as if the server were at fault. ASP.NET Core keeps the form that was read, so nothing is read twice.
/// </summary>
internal sealed class ReadForm<TContext> : IOpenIddictServerHandler<TContext>
    where TContext : BaseValidatingContext
{
    private const string FormType = "application/x-www-form-urlencoded";

    private static OAuthError Unreadable => OutcomeErrors.Invalid("The body of the request is not a form that can be read.");

    public async ValueTask HandleAsync(TContext context)
    {
        if (context.Transaction.GetHttpRequest() is not { } request || !HttpMethods.IsPost(request.Method)) return;
        if (!request.HasFormContentType)
        {
            // OpenIddict looks at the beginning of the type only, and then trips over a type such as "application/x-www-form-urlencoded;;".
            if (request.ContentType?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) is true) context.Reject(Unreadable);
            return;
        }

        try
        {
            await request.ReadFormAsync(context.CancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // Too many or too long names, characters that no form may hold, a body that is cut off or too large.
            context.Reject(Unreadable);
        }
    }
}
