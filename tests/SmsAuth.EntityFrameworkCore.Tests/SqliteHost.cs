using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Challenges;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests;

/// <summary>An application on a SQLite file of its own, in write-ahead mode.</summary>
public class SqliteHost : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("smsauth-").FullName;
    private readonly ServiceProvider services;

    public SqliteHost()
        : this(static _ => { }, static _ => { })
    {
    }

    protected SqliteHost(Action<DbContextOptionsBuilder> configure, Action<SqliteDbContextOptionsBuilder> configureSqlite)
    {
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "test.db") }.ToString();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(new FakeTimeProvider(Samples.Start));
        collection.AddDbContext<SampleContext>(options =>
        {
            options.UseSqlite(ConnectionString, configureSqlite);
            configure(options);
        });
        collection.AddSmsAuth().UseEntityFrameworkCore<SampleContext>();
        services = collection.BuildServiceProvider(validateScopes: true);

        // EF Core turns write-ahead mode on when it creates a SQLite file.
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<SampleContext>().Database.EnsureCreated();
    }

    public string ConnectionString { get; }

    public IChallengeStore Challenges => Get<IChallengeStore>();

    public TService Get<TService>()
        where TService : notnull => services.GetRequiredService<TService>();

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
}
