using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using SmsAuth.Challenges;
using SmsAuth.Devices;
using SmsAuth.Limits;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests;

/// <summary>
/// An application on a PostgreSQL database of its own, on the server that the environment variable <c>SMSAUTH_TEST_POSTGRESQL</c> names by a
/// connection string. Without it there is no store, and its tests are skipped.
/// </summary>
public sealed class PostgreSqlHost : IDisposable
{
    private const string Variable = "SMSAUTH_TEST_POSTGRESQL";
    private readonly ServiceProvider? services;

    public PostgreSqlHost()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } server) return;
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = $"smsauth_{Guid.NewGuid():N}", MaxPoolSize = 40 };
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddDbContext<SampleContext>(options => options.UseNpgsql(connection.ConnectionString, static server => server.EnableRetryOnFailure()));
        collection.AddSmsAuth().UseEntityFrameworkCore<SampleContext>();
        services = collection.BuildServiceProvider(validateScopes: true);
        WithContext(static context => context.Database.EnsureCreated());
    }

    public FakeTimeProvider Time { get; } = new(Samples.Start);

    public IChallengeStore Challenges => Service<IChallengeStore>();

    public IDeviceStore Devices => Service<IDeviceStore>();

    public ILimiter Limiter => Service<ILimiter>();

    public IServiceProvider Services
    {
        get
        {
            Assert.SkipWhen(services is null, $"Set {Variable} to the connection string of a PostgreSQL server.");
            return services;
        }
    }

    public TService Service<TService>()
        where TService : notnull => Services.GetRequiredService<TService>();

    public void Dispose()
    {
        if (services is null) return;
        WithContext(static context => context.Database.EnsureDeleted());
        services.Dispose();
    }

    private void WithContext(Action<SampleContext> use)
    {
        using var scope = services!.CreateScope();
        use(scope.ServiceProvider.GetRequiredService<SampleContext>());
    }
}
