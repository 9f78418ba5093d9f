using Microsoft.EntityFrameworkCore.Storage;

namespace SmsAuth.EntityFrameworkCore.Tests;

/// <summary>A host whose commands are watched, with a retrying execution strategy as <c>EnableRetryOnFailure</c> sets one.</summary>
public sealed class InterceptedHost : SqliteHost
{
    public InterceptedHost()
        : this(new CountingInterceptor())
    {
    }

    private InterceptedHost(CountingInterceptor commands)
        : base(options => options.AddInterceptors(commands), static sqlite => sqlite.ExecutionStrategy(static d => new Retrying(d))) =>
        Commands = commands;

    public CountingInterceptor Commands { get; }

    private sealed class Retrying(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, 3, TimeSpan.Zero)
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is LostAcknowledgementException;
    }
}
