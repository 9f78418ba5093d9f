using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Client;

namespace ConsoleClient;

/// <summary>OpenIddict.Client as it is, told the issuer and the client id.</summary>
internal static class ClientSetup
{
    public static ServiceProvider Build(ClientSettings settings)
    {
        var services = new ServiceCollection();
        services.AddOpenIddict().AddClient(client =>
        {
            client.AllowCustomFlow(SmsOtp.GrantType).AllowRefreshTokenFlow();
            client.AddRegistration(new OpenIddictClientRegistration { Issuer = settings.Issuer, ClientId = settings.ClientId });
            client.AddEventHandler(KeepChallengeEndpoint.Descriptor);

            // State tokens belong to redirects, which this client does not do.
            client.DisableTokenStorage();

            // Somebody is waiting, and a code that is sent twice counts as two tries: failed requests are not repeated.
            client.UseSystemNetHttp().Configure(static options => options.HttpResiliencePipeline = null);
        });

        services.AddSingleton(settings);
        services.AddSingleton<HttpClient>();
        services.AddSingleton<ChallengeEndpoint>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<DemoApi>();
        return services.BuildServiceProvider();
    }
}
