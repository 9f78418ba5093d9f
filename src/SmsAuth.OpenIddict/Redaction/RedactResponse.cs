using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Redaction;

/// <summary>Makes a response log itself redacted.</summary>
internal sealed class RedactResponse<TContext> : IOpenIddictServerHandler<TContext>
    where TContext : BaseRequestContext
{
    public ValueTask HandleAsync(TContext context)
    {
        if (context.Transaction.Response is { } response) context.Transaction.Response = new RedactedResponse(response);
        return ValueTask.CompletedTask;
    }
}
