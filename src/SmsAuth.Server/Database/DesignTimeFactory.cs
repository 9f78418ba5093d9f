using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SmsAuth.Server.Database;

/// <summary>
/// Makes the context for <c>dotnet ef migrations add NAME --project src/SmsAuth.Server --output-dir Database/Migrations/Sqlite</c>.
/// </summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<ServerDbContext>
{
    public ServerDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ServerDbContext>();
        options.UseServerDatabase("Data Source=design-time.db");
        return new ServerDbContext(options.Options);
    }
}
