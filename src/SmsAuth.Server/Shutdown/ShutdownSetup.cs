using Microsoft.Extensions.Options;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Shutdown;

/// <summary>How the server ends: not ready at once, then serving on for a while, then what is under way, then what waits in memory.</summary>
internal static class ShutdownSetup
{
    public static void AddShutdown(this WebApplicationBuilder builder, StartProblems problems)
    {
        var settings = ShutdownSettings.Read(builder, problems);
        builder.Services.AddSingleton(Options.Create(settings));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Timeout);
        builder.Services.AddHostedService<Drain>();
        builder.Services.AddHostedService<Impatience>();
    }

    /// <summary>While the server drains, has clients and proxies come back on another connection, and so to another server.</summary>
    public static void UseDrain(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use((context, next) =>
        {
            // RFC 9110 7.6.1. HTTP/2 has no such header; Kestrel says goodbye itself when it stops.
            if (stopping.IsCancellationRequested && HttpProtocol.IsHttp11(context.Request.Protocol)) context.Response.Headers.Connection = "close";
            return next(context);
        });
    }
}
