using SmsAuth.Server.Tests.Accounts;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Recovery;

/// <summary>The way back: this version on a schema that the next one has expanded.</summary>
public sealed class NewerSchemaTests
{
    private const string Number = "+12025550131";

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql, DatabaseKind.SqlServer];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task On_an_expanded_schema_people_sign_in_refresh_and_sign_out(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        using var folder = new ServerFolder();
        (string, string)[] settings = [.. TimedServer.NoLimits, ("Database:Provider", $"{kind}"), ("Database:ConnectionString", database.ConnectionString)];
        await (await ServerProcess.StartAsync(folder, "Development", settings)).DisposeAsync();
        TestDatabase.ClearPools();
        foreach (var table in new[] { "SmsAuthChallenges", "AspNetUsers", "OpenIddictTokens", "OpenIddictAuthorizations" })
        {
            database.Run($"""ALTER TABLE "{table}" ADD "Tomorrow" varchar(20) NULL""");
            database.Run($"""ALTER TABLE "{table}" ADD "Later" int NOT NULL DEFAULT 7""");
            database.Run($"""CREATE INDEX "IX_{table}_Tomorrow" ON "{table}" ("Tomorrow")""");
        }

        database.Run("""CREATE TABLE "Tomorrow" ("Id" int NOT NULL PRIMARY KEY)""");
        database.Run("""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Tomorrow', '99.0')""");
        TestDatabase.ClearPools();

        await using var server = await ServerProcess.StartAsync(folder, "Development", [.. settings, ("Database:AllowNewer", "true")]);
        var app = new AccountWire(server.Client);
        var refreshed = await RefreshAsync(app, $"{(await app.SignInAsync(Number))["refresh_token"]}");
        Assert.Null(refreshed["error"]);
        await app.FormAsync("/connect/revoke", ("token", $"{refreshed["refresh_token"]}"));
        Assert.Equal("invalid_grant", $"{(await RefreshAsync(app, $"{refreshed["refresh_token"]}"))["error"]}");
        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
    }

    private static Task<System.Text.Json.Nodes.JsonObject> RefreshAsync(AccountWire app, string token) =>
        app.FormAsync("/connect/token", ("grant_type", "refresh_token"), ("refresh_token", token));
}
