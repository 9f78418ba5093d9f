using Microsoft.Extensions.Configuration;

namespace ConsoleClient;

/// <summary>What the client has to know; everything else is in the discovery document.</summary>
internal sealed class ClientSettings
{
    /// <summary>The address of the server.</summary>
    public Uri Issuer { get; set; } = new("http://localhost:5080/");

    /// <summary>The name under which the server knows this client.</summary>
    public string ClientId { get; set; } = "demo-app";

    /// <summary>The address of the sample ProtectedApi.</summary>
    public Uri Api { get; set; } = new("http://localhost:5081/");

    /// <summary>Reads <c>--Issuer</c>, <c>--ClientId</c> and <c>--Api</c>, or the variables <c>SMSAUTH_ISSUER</c> and so on.</summary>
    public static ClientSettings Read(string[] args) => new ConfigurationBuilder()
        .AddEnvironmentVariables("SMSAUTH_")
        .AddCommandLine(args)
        .Build()
        .Get<ClientSettings>() ?? new ClientSettings();
}
