using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SmsAuth.Server.Database.SqlServer;

/// <summary>Makes the context for <c>dotnet ef migrations add NAME --context SqlServerDbContext --output-dir Database/Migrations/SqlServer</c>.</summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerDbContext>
{
    public SqlServerDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerDbContext>();
        SqlServerEngine.Configure(options, "Server=design-time;Database=smsauth");
        return new SqlServerDbContext(options.Options);
    }
}
