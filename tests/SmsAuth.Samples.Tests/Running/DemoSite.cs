using SmsAuth.Samples.Tests.Running;

[assembly: AssemblyFixture(typeof(DemoSite))]

namespace SmsAuth.Samples.Tests.Running;

/// <summary>The server and the sample API that trusts it, for all tests that only ask them things.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private WebApp? server;
    private WebApp? api;

    public HttpClient Server => server!.Http;

    public HttpClient Api => api!.Http;

    public Uri Issuer => server!.Address;

    public async ValueTask InitializeAsync()
    {
        server = await WebApp.StartAsync(Programs.Server);
        api = await WebApp.StartAsync(Programs.ProtectedApi, ("Authority", Issuer.AbsoluteUri));
    }

    public async ValueTask DisposeAsync()
    {
        if (api is not null) await api.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }
}
