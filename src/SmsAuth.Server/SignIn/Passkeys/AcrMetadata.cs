using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SmsAuth.Server.SignIn.Passkeys;

/// <summary>Names what <c>acr</c> can be in the discovery document (OpenID Connect Discovery 1.0, 3).</summary>
internal sealed class AcrMetadata : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    private const string Member = "acr_values_supported";
    private const int AfterTheRest = 1_000;

    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleConfigurationRequestContext>()
        .UseSingletonHandler<AcrMetadata>()
        .SetOrder(OpenIddictServerHandlers.Discovery.AttachAdditionalMetadata.Descriptor.Order + AfterTheRest)
        .Build();

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.Metadata[Member] = new OpenIddictParameter([PhishingResistance.Acr]);
        context.Claims.Add(OpenIddictConstants.Claims.AuthenticationContextReference);
        return ValueTask.CompletedTask;
    }
}
