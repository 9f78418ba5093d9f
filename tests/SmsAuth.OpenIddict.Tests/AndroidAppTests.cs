using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Gateways.Outbox;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Tests.Host;

namespace SmsAuth.OpenIddict.Tests;

public sealed class AndroidAppTests
{
    [Fact]
    public async Task The_texts_of_a_client_end_with_its_own_hash_before_the_one_that_its_verifier_has_for_it()
    {
        await using var host = await SmsOtpHost.StartAsync(static services => services.AddSmsAuth().AddCodeVerifier("android", static verifier =>
        {
            verifier.Gateways.Add(DevelopmentOutbox.GatewayName);
            verifier.AndroidAppHashes["phone"] = verifier.AndroidAppHashes["tablet"] = "Verifier/11";
        }));
        await host.AddClientAsync("phone", new SmsOtpClientSettings { Verifier = "android", AndroidAppHash = "FA+9qCX9VSu" });
        await host.AddClientAsync("tablet", new SmsOtpClientSettings { Verifier = "android" });

        await host.SendCodeAsync(client: "phone");
        Assert.EndsWith("\nFA+9qCX9VSu", host.Texts[0].Text, StringComparison.Ordinal);
        await host.SendCodeAsync(client: "tablet");
        Assert.EndsWith("\nVerifier/11", host.Texts[0].Text, StringComparison.Ordinal);
    }
}
