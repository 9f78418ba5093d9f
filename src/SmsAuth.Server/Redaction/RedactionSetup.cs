using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SmsAuth.Server.Redaction;

internal static class RedactionSetup
{
    public static void KeepNumbersOutOfLogs(this IServiceCollection services)
    {
        services.AddSingleton<LoggerFactory>();
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(static p => new RedactingLoggerFactory(p.GetRequiredService<LoggerFactory>())));
    }
}
