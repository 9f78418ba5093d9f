namespace SmsAuth.Server.Database;

/// <summary>The section <c>Database</c>.</summary>
internal sealed class DatabaseSettings
{
    public const string Section = "Database";

    /// <summary>The database system. Default: <c>Sqlite</c>.</summary>
    public DatabaseProvider Provider { get; set; }

    /// <summary>
    /// The connection string, as the provider reads it. Default, with SQLite only: the file <c>data/smsauth.db</c>. A relative file name is
    /// relative to the content root.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// Whether migrations are applied at start. Default: in Development only; elsewhere a server whose database lacks some does not start.
    /// </summary>
    public bool? Migrate { get; set; }

    /// <summary>
    /// Whether a server starts on a database with migrations that it does not know, for the way back to the version before. Default: it does not.
    /// </summary>
    public bool AllowNewer { get; set; }
}
