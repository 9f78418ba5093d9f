using Microsoft.EntityFrameworkCore;

namespace SmsAuth.Server.Database.SqlServer;

/// <summary>All that the server keeps, on SQL Server.</summary>
public sealed class SqlServerDbContext(DbContextOptions<SqlServerDbContext> options) : ServerDbContext(options);
