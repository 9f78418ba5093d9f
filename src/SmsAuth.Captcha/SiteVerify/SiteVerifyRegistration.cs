using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using SmsAuth.Humanity;

namespace SmsAuth.Captcha.SiteVerify;

/// <summary>Registers a service in place of any other.</summary>
internal static class SiteVerifyRegistration
{
    private const long MaxAnswerBytes = 64 * 1024;

    public static SmsAuthBuilder UseCaptcha<TVerifier, TOptions, TValidator>(this SmsAuthBuilder builder, Action<TOptions> configure)
        where TVerifier : class, ICaptchaVerifier
        where TOptions : SiteVerifyOptions, new()
        where TValidator : class, IValidateOptions<TOptions>
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<TOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TValidator>());
        services.TryAddSingleton<SiteVerifyClient>();
        services.Replace(ServiceDescriptor.Singleton<ICaptchaVerifier, TVerifier>());
        if (services.Any(static s => s.ServiceType == typeof(HttpClientMark))) return builder;

        services.AddSingleton<HttpClientMark>();
        services.AddHttpClient(SiteVerifyClient.HttpClientName)
            .ConfigureHttpClient(static http =>
            {
                http.MaxResponseContentBufferSize = MaxAnswerBytes;
                http.Timeout = System.Threading.Timeout.InfiniteTimeSpan;
            })
            // The secret goes where it was sent and nowhere else.
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .AddResilienceHandler("captcha", static (pipeline, context) =>
            {
                pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();

                // While the service is out of order nobody waits for it. A token works once, so nothing is ever asked again.
                pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions());
                pipeline.AddTimeout(context.ServiceProvider.GetRequiredService<IOptions<TOptions>>().Value.Timeout);
            });
        return builder;
    }

    private sealed class HttpClientMark;
}
