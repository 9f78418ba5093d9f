using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SmsAuth.Server.Database.Sqlite;

/// <summary>Makes the context for <c>dotnet ef migrations add NAME --context ServerDbContext --output-dir Database/Migrations/Sqlite</c>.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<ServerDbContext>
{
    public ServerDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ServerDbContext>();
        SqliteEngine.Configure(options, "Data Source=design-time.db");
        return new ServerDbContext(options.Options);
    }
}
