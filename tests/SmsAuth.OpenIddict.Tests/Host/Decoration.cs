using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SmsAuth.OpenIddict.Tests.Host;

internal static class Decoration
{
    /// <summary>Puts a wrapper around the registered singleton of a service.</summary>
    public static void Decorate<TService>(this IServiceCollection services, Func<TService, TService> wrap)
        where TService : class
    {
        var inner = services.Last(static d => d.ServiceType == typeof(TService));
        services.Replace(ServiceDescriptor.Singleton(p => wrap((TService)(
            inner.ImplementationInstance
            ?? inner.ImplementationFactory?.Invoke(p)
            ?? ActivatorUtilities.CreateInstance(p, inner.ImplementationType!)))));
    }
}
