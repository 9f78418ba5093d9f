using System.Text.Json;
using Microsoft.Playwright;

namespace SmsAuth.Browser.Tests.Running;

/// <summary>What unlocks passkeys in the device of a visitor, by the browser's own stand-in for it (Chrome DevTools Protocol, domain WebAuthn).</summary>
internal sealed class VirtualAuthenticator
{
    private readonly ICDPSession session;
    private readonly string id;

    private VirtualAuthenticator(ICDPSession session, string id) => (this.session, this.id) = (session, id);

    /// <param name="visitor">Whose device it is in.</param>
    /// <param name="isWilling">Whether its owner confirms what is asked.</param>
    public static async Task<VirtualAuthenticator> AddAsync(Visitor visitor, bool isWilling = true)
    {
        var session = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new
            {
                protocol = "ctap2",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = isWilling,
                automaticPresenceSimulation = true,
            },
        });
        return new VirtualAuthenticator(session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    public async Task<IReadOnlyList<JsonElement>> CredentialsAsync() =>
        [.. (await SendAsync("WebAuthn.getCredentials"))!.Value.GetProperty("credentials").EnumerateArray()];

    /// <summary>Puts a passkey in from elsewhere, such as another device or an earlier time.</summary>
    public Task PutAsync(JsonElement credential) => SendAsync("WebAuthn.addCredential", ("credential", credential));

    public Task ClearAsync() => SendAsync("WebAuthn.clearCredentials");

    /// <summary>Whether the owner confirms what is asked.</summary>
    public Task SetWillingAsync(bool isWilling) => SendAsync("WebAuthn.setUserVerified", ("isUserVerified", isWilling));

    /// <summary>Whether the owner is there to be asked.</summary>
    public Task SetPresentAsync(bool isPresent) => SendAsync("WebAuthn.setAutomaticPresenceSimulation", ("enabled", isPresent));

    private Task<JsonElement?> SendAsync(string method, params (string Name, object Value)[] more)
    {
        var parameters = new Dictionary<string, object> { ["authenticatorId"] = id };
        foreach (var (name, value) in more) parameters[name] = value;
        return session.SendAsync(method, parameters);
    }
}
