using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Data.Sqlite;
using SmsAuth.Server.Keys;
using SmsAuth.Server.Keys.Protection;

namespace SmsAuth.Server.Tests.Running;

/// <summary>An empty content root for a server, removed at the end.</summary>
internal sealed class ServerFolder : IDisposable
{
    public ServerFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"smsauth-{Guid.NewGuid():N}");

    public string Keys => In("keys");

    public string Database => In("data/smsauth.db");

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The file of the key under which production's keys are encrypted.</summary>
    public string Protection => In("protection.key");

    /// <summary>What encrypted keys name that key by.</summary>
    public string IdOfProtection => ProtectionKey.Of(Convert.FromBase64String(File.ReadAllText(Protection))).Id;

    /// <summary>Makes keys as production has them, without the time that the command takes.</summary>
    public void MakeProductionKeys() => MakeProductionKeys(MakeProtection());

    public void MakeProductionKeys(KeyProtection protection)
    {
        var now = TimeProvider.System.GetUtcNow();
        Directory.CreateDirectory(Keys);
        foreach (var kind in KeyKinds.All) WriteKey($"{kind.Name()}-1.key", protection.Seal(KeyMaker.Make(kind, 1, SigningAlgorithm.ES256, now, now)));
    }

    /// <summary>Makes the key under which production's keys are encrypted.</summary>
    public KeyProtection MakeProtection()
    {
        var secret = RandomNumberGenerator.GetBytes(ProtectionKey.MinBytes);
        File.WriteAllText(Protection, Convert.ToBase64String(secret));
        var key = ProtectionKey.Of(secret);
        return new KeyProtection(key, [key]);
    }

    public void WriteKey(string name, string content)
    {
        var file = System.IO.Path.Combine(Keys, name);
        File.WriteAllText(file, content);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Makes a certificate for TLS on this machine, in one file with its key.</summary>
    public string MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=login.example.com", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var file = In("tls.pem");
        File.WriteAllText(file, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return file;
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

    public void Dispose()
    {
        // A server that was disposed of may still write for a moment.
        for (var attempt = 1; Directory.Exists(Path); attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException) when (attempt < 30)
            {
                Thread.Sleep(100);
            }
        }
    }
}
