using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Challenges;
using SmsAuth.Devices;
using SmsAuth.Limits;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests;

/// <summary>
/// An application on a SQL Server database of its own, on the server that the environment variable <c>SMSAUTH_TEST_SQLSERVER</c> names by a
/// connection string. Without it there is no store, and its tests are skipped. <c>SMSAUTH_TEST_SQLSERVER_MAX_BATCH</c> bounds the statements
/// that EF Core sends at once.
/// </summary>
public sealed class SqlServerHost : IDisposable
{
    private const string Variable = "SMSAUTH_TEST_SQLSERVER";
    private const string MaxBatchVariable = "SMSAUTH_TEST_SQLSERVER_MAX_BATCH";
    private readonly string name = $"smsauth_{Guid.NewGuid():N}";
    private readonly string master = "";
    private readonly ServiceProvider? services;

    public SqlServerHost()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } server) return;
        master = new SqlConnectionStringBuilder(server) { InitialCatalog = "master", Pooling = false }.ConnectionString;
        OnMaster($"CREATE DATABASE [{name}]");
        var own = new SqlConnectionStringBuilder(server) { InitialCatalog = name, MaxPoolSize = 120 }.ConnectionString;
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddDbContext<SampleContext>(options => options.UseSqlServer(own, static sql =>
        {
            sql.EnableRetryOnFailure();
            if (Environment.GetEnvironmentVariable(MaxBatchVariable) is { Length: > 0 } max)
            {
                sql.MaxBatchSize(int.Parse(max, CultureInfo.InvariantCulture));
            }
        }));
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
            Assert.SkipWhen(services is null, $"Set {Variable} to the connection string of a SQL Server.");
            return services;
        }
    }

    public TService Service<TService>()
        where TService : notnull => Services.GetRequiredService<TService>();

    public void Dispose()
    {
        if (services is null) return;
        services.Dispose();
        SqlConnection.ClearAllPools();
        OnMaster($"DROP DATABASE [{name}]");
    }

    private void OnMaster(string sql)
    {
        using var connection = new SqlConnection(master);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The only name in it is made here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
