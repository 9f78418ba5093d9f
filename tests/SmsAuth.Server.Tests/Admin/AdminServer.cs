using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Admin;

/// <summary>A developer's server with a SQLite database of its own, that several tests share.</summary>
internal sealed class AdminServer : IDisposable
{
    private readonly ServerFolder folder = new();
    private readonly ServerNode node;

    /// <param name="settings">Settings in addition to those of Development.</param>
    public AdminServer(params IEnumerable<(string Name, string Value)> settings) => node = new ServerNode(Database, folder, static _ => { }, settings);

    public TestDatabase Database { get; } = TestDatabase.Create(DatabaseKind.Sqlite);

    public HttpClient Http => node.Http;

    public void Dispose()
    {
        node.Dispose();
        folder.Dispose();
        Database.Dispose();
    }
}
