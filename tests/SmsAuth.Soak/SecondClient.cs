using Microsoft.Data.Sqlite;

namespace SmsAuth.Soak;

/// <summary>A second client, as the demo client in all but its name, put into the database of the server behind its back.</summary>
internal static class SecondClient
{
    public static void Register(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TEMP TABLE copy AS SELECT * FROM OpenIddictApplications WHERE ClientId = $client;
            UPDATE copy SET Id = $id, ClientId = $other;
            INSERT INTO OpenIddictApplications SELECT * FROM copy;
            """;
        command.Parameters.AddWithValue("$client", Wire.Client);
        command.Parameters.AddWithValue("$other", Wire.OtherClient);
        command.Parameters.AddWithValue("$id", Guid.NewGuid().ToString().ToUpperInvariant());
        command.ExecuteNonQuery();
    }
}
