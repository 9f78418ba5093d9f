namespace SmsAuth.Server.Database;

/// <summary>The database systems that the server runs on.</summary>
internal enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    PostgreSql,
}
