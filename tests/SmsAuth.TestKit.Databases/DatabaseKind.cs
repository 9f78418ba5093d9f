namespace SmsAuth.TestKit.Databases;

/// <summary>The database systems that tests run on.</summary>
public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
    SqlServer,
}
