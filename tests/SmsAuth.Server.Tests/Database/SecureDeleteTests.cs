using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Maintenance;
using SmsAuth.Server.Database;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Database;

public sealed class SecureDeleteTests(ServerApp server)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_connection_overwrites_what_it_deletes(bool asynchronous)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var setting = scope.ServiceProvider.GetRequiredService<ServerDbContext>().Database
            .SqlQuery<long>($"SELECT secure_delete AS Value FROM pragma_secure_delete");

        Assert.Equal(1, asynchronous ? await setting.SingleAsync(TestContext.Current.CancellationToken) : setting.Single());
    }

    [Fact]
    public void The_write_ahead_log_is_emptied_after_everything_that_removes_something() =>
        Assert.IsType<SqliteLogPruning>(server.Services.GetServices<IExpiringStore>().Last());
}
