using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace SmsAuth.Gateways.Http;

/// <summary>The HTTP client of all vendors.</summary>
internal static class VendorHttpRegistration
{
    private const long MaxAnswerBytes = 256 * 1024;
    private static readonly TimeSpan BeforeRetry = TimeSpan.FromMilliseconds(100);

    public static void AddVendorHttp(this IServiceCollection services)
    {
        if (services.Any(static s => s.ServiceType == typeof(VendorClient))) return;
        services.TryAddSingleton<VendorClient>();
        services.AddHttpClient(VendorClient.HttpClientName)

            // Its lines would hold addresses, in which some vendors want codes and numbers.
            .RemoveAllLoggers()
            .ConfigureHttpClient(static http =>
            {
                http.MaxResponseContentBufferSize = MaxAnswerBytes;
                http.Timeout = Timeout.InfiniteTimeSpan;
            })

            // A secret goes where it was sent and nowhere else.
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .AddResilienceHandler("vendors", static (pipeline, context) =>
            {
                pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();

                // Only what cannot have reached the vendor is sent again: a text that it may have taken never is.
                pipeline.AddRetry(new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = 1,
                    Delay = BeforeRetry,
                    UseJitter = false,
                    BackoffType = DelayBackoffType.Constant,
                    ShouldHandle = static arguments => ValueTask.FromResult(VendorClient.WasNotSent(arguments.Outcome.Exception)),
                });
            });
    }
}
