using OpenIddict.Server;

namespace SmsAuth.OpenIddict.Requests;

/// <summary>Marks the requests that the engine has seen, which records them itself.</summary>
internal static class EngineReached
{
    private const string Property = "SmsAuth.EngineReached";

    public static void Mark(OpenIddictServerTransaction transaction) => transaction.Properties[Property] = true;

    public static bool By(OpenIddictServerTransaction transaction) => transaction.Properties.ContainsKey(Property);
}
