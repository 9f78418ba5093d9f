using Microsoft.Data.Sqlite;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Database.Sqlite;

/// <summary>The connection string of a SQLite file, with its path made absolute and its folder made.</summary>
internal static class SqliteFile
{
    private const string Setting = $"{DatabaseSettings.Section}:{nameof(DatabaseSettings.ConnectionString)}";

    public static string Prepare(string connectionString, string contentRoot, StartProblems problems)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(connectionString);
            if (!IsFile(builder))
            {
                problems.Add($"{Setting}: name a file, such as Data Source=data/smsauth.db.");
                return connectionString;
            }

            builder.DataSource = Path.GetFullPath(builder.DataSource, contentRoot);
            Directory.CreateDirectory(Path.GetDirectoryName(builder.DataSource)!);
            return builder.ConnectionString;
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException)
        {
            problems.Add($"{Setting}: {exception.Message}");
            return connectionString;
        }
    }

    // A database in memory would be another one for every connection.
    private static bool IsFile(SqliteConnectionStringBuilder builder) =>
        builder is { Mode: not SqliteOpenMode.Memory, DataSource: not ("" or ":memory:") }
        && !builder.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
}
