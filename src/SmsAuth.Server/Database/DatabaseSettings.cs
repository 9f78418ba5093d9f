namespace SmsAuth.Server.Database;

/// <summary>The section <c>Database</c>.</summary>
internal sealed class DatabaseSettings
{
    public const string Section = "Database";

    /// <summary>The database system. Default, and the only one in this version: <c>Sqlite</c>.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>The connection string. Default: the file <c>data/smsauth.db</c>. A relative file name is relative to the content root.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/smsauth.db";
}
