namespace SmsAuth.Server.Hosting;

/// <summary>The section <c>Server</c>.</summary>
internal sealed class ServerSettings
{
    public const string Section = "Server";

    /// <summary>
    /// The public address of the server: an absolute https URI without query or fragment, the issuer of every token. Required outside
    /// Development, where it is otherwise taken from the request.
    /// </summary>
    public string? Issuer { get; set; }

    /// <summary>The IP addresses of the proxies whose X-Forwarded headers are believed. Default: none.</summary>
    public IList<string> KnownProxies { get; set; } = [];

    /// <summary>The networks of such proxies, in CIDR notation such as 10.0.0.0/8. Default: none.</summary>
    public IList<string> KnownNetworks { get; set; } = [];
}
