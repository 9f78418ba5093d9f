using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SmsAuth.Server.Tests.SignIn.Passkeys;

/// <summary>A device with one passkey, in software (Web Authentication 6 and 7): it can also do what no browser lets a device do.</summary>
internal sealed class SoftAuthenticator : IDisposable
{
    private const byte UserPresent = 0x01;
    private const byte UserVerified = 0x04;
    private const byte HasCredential = 0x40;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string owner = "";

    /// <param name="server">The server whose pages the browser shows.</param>
    public SoftAuthenticator(Uri server) => Origin = server.GetLeftPart(UriPartial.Authority);

    /// <summary>The origin of the page that asks, as the browser tells it.</summary>
    public string Origin { get; set; }

    /// <summary>Whether the owner has unlocked the device.</summary>
    public bool IsVerified { get; set; } = true;

    /// <summary>How often the passkey was used.</summary>
    public uint Uses { get; set; }

    /// <summary>The credential id as it is on the wire.</summary>
    public string Id => Base64Url.EncodeToString(id);

    /// <summary>Answers <c>navigator.credentials.create</c>.</summary>
    public string Make(JsonNode options)
    {
        owner = $"{options["user"]!["id"]}";
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] data = [.. Data($"{options["rp"]!["id"]}", HasCredential), .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x58, (byte)data.Length, .. data];
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(ClientData("webauthn.create", $"{options["challenge"]}")),
            ["attestationObject"] = Base64Url.EncodeToString(attestation),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>Answers <c>navigator.credentials.get</c>.</summary>
    public string Use(JsonNode options)
    {
        Uses++;
        var data = Data($"{options["rpId"]}", flags: 0);
        var client = ClientData("webauthn.get", $"{options["challenge"]}");
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = owner,
        });
    }

    public void Dispose() => key.Dispose();

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private byte[] Data(string relyingParty, byte flags)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Uses);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty)), (byte)(flags | UserPresent | (IsVerified ? UserVerified : 0)), .. counter];
    }

    private byte[] ClientData(string type, string challenge) => Encoding.UTF8.GetBytes(
        new JsonObject { ["type"] = type, ["challenge"] = challenge, ["origin"] = Origin, ["crossOrigin"] = false }.ToJsonString());

    private string Credential(JsonObject response) => new JsonObject
    {
        ["id"] = Id,
        ["rawId"] = Id,
        ["type"] = "public-key",
        ["authenticatorAttachment"] = "platform",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();
}
