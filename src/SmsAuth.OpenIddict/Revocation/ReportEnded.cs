using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.Revocation;

/// <summary>
/// Answers the revocation of a session that has ended with success (RFC 7009 2.2), also where OpenIddict could not revoke the token for its part,
/// because a refresh redeemed it at the same time.
/// </summary>
internal sealed class ReportEnded : IOpenIddictServerHandler<ApplyRevocationResponseContext>
{
    private const string Property = "SmsAuth.SessionEnded";

    public static void Mark(OpenIddictServerTransaction transaction) => transaction.Properties[Property] = true;

    public ValueTask HandleAsync(ApplyRevocationResponseContext context)
    {
        if (context.Transaction.Properties.ContainsKey(Property)) context.Transaction.Response = new OpenIddictResponse();
        return ValueTask.CompletedTask;
    }
}
