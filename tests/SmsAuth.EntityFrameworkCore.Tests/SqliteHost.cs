using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Challenges;
using SmsAuth.Devices;
using SmsAuth.Limits;
using SmsAuth.Maintenance;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests;

/// <summary>An application on a SQLite file of its own, in write-ahead mode.</summary>
public partial class SqliteHost : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("smsauth-").FullName;
    private readonly Action<DbContextOptionsBuilder> configure;
    private readonly Action<SqliteDbContextOptionsBuilder> configureSqlite;
    private readonly ServiceProvider services;

    public SqliteHost()
        : this(static _ => { }, static _ => { })
    {
    }

    protected SqliteHost(Action<DbContextOptionsBuilder> configure, Action<SqliteDbContextOptionsBuilder> configureSqlite)
    {
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "test.db") }.ToString();
        (this.configure, this.configureSqlite) = (configure, configureSqlite);
        services = OpenNode(time: Time);

        // EF Core turns write-ahead mode on when it creates a SQLite file.
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<SampleContext>().Database.EnsureCreated();
    }

    public string ConnectionString { get; }

    public FakeTimeProvider Time { get; } = new(Samples.Start);

    public IChallengeStore Challenges => services.GetRequiredService<IChallengeStore>();

    public IDeviceStore Devices => services.GetRequiredService<IDeviceStore>();

    public IServiceProvider Services => services;

    public TService Service<TService>()
        where TService : notnull => services.GetRequiredService<TService>();

    /// <summary>Opens another process of the application on the same file, with peppers, clock and services of its own.</summary>
    public ServiceProvider OpenNode(Action<SmsAuthBuilder>? setUp = null, TimeProvider? time = null)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(time ?? new FakeTimeProvider(Samples.Start));
        collection.AddDbContext<SampleContext>(options =>
        {
            options.UseSqlite(ConnectionString, configureSqlite);
            configure(options);
        });
        var builder = collection.AddSmsAuth().UseEntityFrameworkCore<SampleContext>();
        setUp?.Invoke(builder);
        return collection.BuildServiceProvider(validateScopes: true);
    }

    public ILimiter Limiter => services.GetRequiredService<ILimiter>();

    public IExpiringStore ExpiringLimits => services.GetServices<IExpiringStore>().Single(static s => s.Name == "limits");

    public AsyncServiceScope NewRequest() => services.CreateAsyncScope();

    /// <summary>Reads one value past EF Core.</summary>
    public object? Scalar(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    /// <summary>How SQLite would carry a command out.</summary>
    public string Plan(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are those of the stores under test.
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
#pragma warning restore CA2100
        foreach (var name in Parameters().Matches(sql).Select(static m => m.Value).Distinct(StringComparer.Ordinal)) command.Parameters.AddWithValue(name, 1);
        using var reader = command.ExecuteReader();
        List<string> steps = [];
        while (reader.Read()) steps.Add(reader.GetString(3));
        return string.Join('\n', steps);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        services.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    [GeneratedRegex("@[a-zA-Z0-9_]+")]
    private static partial Regex Parameters();
}
