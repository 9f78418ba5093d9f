using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SmsAuth.Server.Database.PostgreSql;

/// <summary>Makes the context for <c>dotnet ef migrations add NAME --context PostgreSqlDbContext --output-dir Database/Migrations/PostgreSql</c>.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlDbContext>
{
    public PostgreSqlDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlDbContext>();
        PostgreSqlEngine.Configure(options, "Host=design-time;Database=smsauth");
        return new PostgreSqlDbContext(options.Options);
    }
}
