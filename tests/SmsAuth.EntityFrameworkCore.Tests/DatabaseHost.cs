using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Challenges;
using SmsAuth.Devices;
using SmsAuth.Limits;
using SmsAuth.TestKit.Challenges;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.EntityFrameworkCore.Tests;

/// <summary>An application on a database of its own, set up as the server is. Without a server for it there is no store, and its tests are skipped.</summary>
public abstract class DatabaseHost : IDisposable
{
    private readonly DatabaseKind kind;
    private readonly TestDatabase? database;
    private readonly ServiceProvider? services;

    protected DatabaseHost(DatabaseKind kind)
    {
        this.kind = kind;
        database = TestDatabase.TryCreate(kind);
        if (database is null) return;
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddDbContext<SampleContext>(options => database.Configure(options));
        collection.AddSmsAuth().UseEntityFrameworkCore<SampleContext>();
        services = collection.BuildServiceProvider(validateScopes: true);
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<SampleContext>().Database.EnsureCreated();
    }

    public FakeTimeProvider Time { get; } = new(Samples.Start);

    public IChallengeStore Challenges => Service<IChallengeStore>();

    public IDeviceStore Devices => Service<IDeviceStore>();

    public ILimiter Limiter => Service<ILimiter>();

    public IServiceProvider Services
    {
        get
        {
            Assert.SkipWhen(services is null, TestDatabase.WhyMissing(kind));
            return services;
        }
    }

    public TService Service<TService>()
        where TService : notnull => Services.GetRequiredService<TService>();

    public void Dispose()
    {
        services?.Dispose();
        database?.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class PostgreSqlHost() : DatabaseHost(DatabaseKind.PostgreSql);

public sealed class SqlServerHost() : DatabaseHost(DatabaseKind.SqlServer);
