using Microsoft.IdentityModel.Tokens;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>The public keys of a client that signs assertions to show who it is (private_key_jwt, RFC 7523).</summary>
internal sealed record JwksBody(IReadOnlyList<JwkBody> Keys)
{
    public JsonWebKeySet ToKeySet()
    {
        var set = new JsonWebKeySet();
        foreach (var key in Keys)
        {
            set.Keys.Add(new JsonWebKey { Kty = key.Kty, Kid = key.Kid, Use = key.Use, Alg = key.Alg, N = key.N, E = key.E, Crv = key.Crv, X = key.X, Y = key.Y });
        }

        return set;
    }

    public static JwksBody? ReadFrom(JsonWebKeySet? set) => set is not { Keys.Count: > 0 }
        ? null
        : new JwksBody([.. set.Keys.Select(static k => new JwkBody(k.Kty, k.Kid, k.Use, k.Alg, k.N, k.E, k.Crv, k.X, k.Y))]);
}
