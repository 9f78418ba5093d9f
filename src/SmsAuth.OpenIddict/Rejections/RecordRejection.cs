using OpenIddict.Server;
using SmsAuth.Audit;
using SmsAuth.OpenIddict.ChallengeEndpoint;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Requests;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Rejections;

/// <summary>
/// Records what was refused before the engine saw it, such as wrong client credentials, if a number was presented. A request that is malformed
/// needs no record, and one that reached the engine has its own.
/// </summary>
internal sealed class RecordRejection<TContext>(IAuditTrail audit, ClientPolicies clients, TimeProvider time) : IOpenIddictServerHandler<TContext>
    where TContext : BaseRequestContext
{
    public async ValueTask HandleAsync(TContext context)
    {
        if (context.Transaction.Response?.Error is not { } error || error is Errors.InvalidRequest) return;
        if (EngineReached.By(context.Transaction) || EventOf(context) is not { } what) return;
        if (context.Transaction.Request is not { } request || new RequestParameters(request).PhoneNumber(required: false) is not { } number) return;

        var caller = Callers.Of(context.Transaction);
        await audit.RecordAsync(new AuditEntry
        {
            Event = what,
            At = time.GetUtcNow(),
            Reason = $"request:{error}",
            ClientId = await KnownAsync(request.ClientId, context.CancellationToken),
            PhoneNumber = number,
            Address = caller.Address,
            CorrelationId = caller.CorrelationId,
        });
    }

    // What is no client's id can be anything, a number or a code too.
    private async Task<string?> KnownAsync(string? clientId, CancellationToken cancellationToken)
    {
        try
        {
            return !string.IsNullOrEmpty(clientId) && await clients.ExistsAsync(clientId, cancellationToken) ? clientId : null;
        }
        catch (Exception)
        {
            // An outage, which is logged where the request failed. The answer to the request must not fail for its record.
            return null;
        }
    }

    private static AuditEvent? EventOf(TContext context) => context switch
    {
        ApplyDeviceAuthorizationResponseContext when RequireChallengeRequest.IsMarked(context.Transaction) => AuditEvent.SendRefused,
        ApplyTokenResponseContext { Request.GrantType: SmsOtpConstants.GrantType } => AuditEvent.CodeRefused,
        _ => null,
    };
}
