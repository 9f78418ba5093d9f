using OpenIddict.Abstractions;
using OpenIddict.Client;
using static OpenIddict.Client.OpenIddictClientEvents;

namespace ConsoleClient;

/// <summary>Keeps the address of the challenge endpoint when OpenIddict.Client has read the discovery document.</summary>
internal sealed class KeepChallengeEndpoint : IOpenIddictClientHandler<HandleConfigurationResponseContext>
{
    public static OpenIddictClientHandlerDescriptor Descriptor { get; } = OpenIddictClientHandlerDescriptor
        .CreateBuilder<HandleConfigurationResponseContext>()
        .UseSingletonHandler<KeepChallengeEndpoint>()
        .SetOrder(OpenIddictClientHandlers.Discovery.ExtractTokenEndpoint.Descriptor.Order + 500)
        .Build();

    public ValueTask HandleAsync(HandleConfigurationResponseContext context)
    {
        context.Configuration.Properties[SmsOtp.ChallengeEndpointMetadata] = (string?)context.Response[SmsOtp.ChallengeEndpointMetadata];
        return ValueTask.CompletedTask;
    }

    /// <returns>The kept address, or null when the server has none.</returns>
    public static Uri? AddressIn(OpenIddictConfiguration configuration) =>
        Uri.TryCreate(configuration.Properties[SmsOtp.ChallengeEndpointMetadata] as string, UriKind.Absolute, out var address) ? address : null;
}
