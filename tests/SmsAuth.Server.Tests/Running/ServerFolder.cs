using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace SmsAuth.Server.Tests.Running;

/// <summary>An empty content root for a server, removed at the end.</summary>
internal sealed class ServerFolder : IDisposable
{
    public ServerFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"smsauth-{Guid.NewGuid():N}");

    public string Keys => In("keys");

    public string Database => In("data/smsauth.db");

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Makes keys as production has them.</summary>
    public void MakeProductionKeys(string id = "1")
    {
        Directory.CreateDirectory(Keys);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        WriteKey($"signing-{id}.pem", key.ExportECPrivateKeyPem());
        WriteKey($"encryption-{id}.key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        WriteKey($"pepper-{id}.key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }

    public void WriteKey(string name, string content)
    {
        var file = System.IO.Path.Combine(Keys, name);
        File.WriteAllText(file, content);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Runs SQL in the server's database behind its back.</summary>
    public object? Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The SQL is that of the test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    /// <summary>Runs shell commands that must succeed, and returns what they print.</summary>
    public static async Task<string> ShellAsync(string commands)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-e", "-c", commands]) { RedirectStandardOutput = true };
        using var shell = Process.Start(start)!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
        return output;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
