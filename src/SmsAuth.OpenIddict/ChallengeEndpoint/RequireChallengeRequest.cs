using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.OpenIddict.ChallengeEndpoint;

/// <summary>Lets a handler run for requests to the challenge endpoint only.</summary>
internal sealed class RequireChallengeRequest : IOpenIddictServerHandlerFilter<BaseContext>
{
    private const string Property = "SmsAuth.ChallengeRequest";

    public static void Mark(OpenIddictServerTransaction transaction) => transaction.Properties[Property] = true;

    public static bool IsMarked(OpenIddictServerTransaction transaction) => transaction.Properties.ContainsKey(Property);

    public ValueTask<bool> IsActiveAsync(BaseContext context) => new(IsMarked(context.Transaction));
}
