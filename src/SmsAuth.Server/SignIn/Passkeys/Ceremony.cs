using System.Text.Json;

namespace SmsAuth.Server.SignIn.Passkeys;

/// <summary>What a page gives to the browser for a ceremony of WebAuthn.</summary>
/// <param name="Options">What the browser is to do, as <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> and its sibling read it.</param>
/// <param name="State">What the answer is held against, readable by the server alone.</param>
internal sealed record Ceremony(JsonElement Options, string State)
{
    public static Ceremony Of(string options, string state)
    {
        using var document = JsonDocument.Parse(options);
        return new Ceremony(document.RootElement.Clone(), state);
    }
}
