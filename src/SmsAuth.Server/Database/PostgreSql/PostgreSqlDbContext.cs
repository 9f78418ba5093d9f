using Microsoft.EntityFrameworkCore;

namespace SmsAuth.Server.Database.PostgreSql;

/// <summary>All that the server keeps, on PostgreSQL.</summary>
public sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : ServerDbContext(options);
