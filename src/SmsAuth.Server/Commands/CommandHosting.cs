using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Console;

namespace SmsAuth.Server.Commands;

/// <summary>Runs a command with everything that the server has but a network, so that whatever works in the background finishes its work.</summary>
internal static class CommandHosting
{
    /// <summary>Serves nobody, and leaves the standard output to the command.</summary>
    public static void ServeNobody(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IServer, NoServer>();
        builder.Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    public static async Task<int> RunCommandAsync(this WebApplication app, IServerCommand command)
    {
        await app.StartAsync();
        try
        {
            return await command.RunAsync(app.Services, Console.Out, Console.Error);
        }
        finally
        {
            await app.StopAsync();
        }
    }

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
