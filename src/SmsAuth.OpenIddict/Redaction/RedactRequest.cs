using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Redaction;

/// <summary>Makes an extracted request log itself redacted.</summary>
internal sealed class RedactRequest<TContext> : IOpenIddictServerHandler<TContext>
    where TContext : BaseValidatingContext
{
    public ValueTask HandleAsync(TContext context)
    {
        if (context.Transaction.Request is { } request) context.Transaction.Request = new RedactedRequest(request);
        return ValueTask.CompletedTask;
    }
}
