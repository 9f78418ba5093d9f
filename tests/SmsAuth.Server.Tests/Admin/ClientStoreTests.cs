using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.EntityFrameworkCore.Models;
using SmsAuth.Server.Database;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;

namespace SmsAuth.Server.Tests.Admin;

/// <summary>Clients and scopes on every database, and of several administrators at once.</summary>
public sealed class ClientStoreTests
{
    private const string Service = """{"type":"confidential","grant_types":["client_credentials"],"scopes":["demo_api"]}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task Whatever_happens_at_once_a_client_is_made_once_and_deleted_whole(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        using var folder = new ServerFolder();
        await using var node = new ServerNode(database, folder, static _ => { });
        var admin = await AdminWire.SignInAsync(node.Http);

        // Of requests that make the same client one does, and it alone is told the secret.
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => admin.PutAsync("/clients/raced", Service))));
        var made = Assert.Single(answers, static a => a.Status is 201);
        Assert.All(answers, static a => Assert.True(a.Status is 200 or 201, a.Text));
        Assert.Single(answers, static a => a.Body["client_secret"] is not null);
        Assert.All(answers, a => Assert.Equal(made.Tag, a.Tag));
        var scopes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => admin.PutAsync("/scopes/raced", "{}"))));
        Assert.Single(scopes, static a => a.Status is 201);
        Assert.All(scopes, static a => Assert.True(a.Status is 200 or 201, a.Text));

        // Of requests that change the same version one does.
        var changes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => admin.PutAsync("/clients/raced", Service.Replace("confidential\"", $"confidential\",\"display_name\":\"{i}\"", StringComparison.Ordinal), made.Tag))));
        Assert.Single(changes, static a => a.Status is 200);
        Assert.All(changes, static a => Assert.True(a.Status is 200 or 412, a.Text));

        var ids = (await admin.GetAsync("/clients?search=RACED&sort=display_name&limit=1")).MustBe(200);
        Assert.Equal("raced", Assert.Single(ids.Items)!["client_id"]!.ToString());

        await PlantTokensAsync(node, "raced", 1_500);
        var others = await CountTokensAsync(node);
        (await admin.DeleteAsync("/clients/raced", (await admin.GetAsync("/clients/raced")).Tag)).MustBe(204);
        Assert.Equal((others.Tokens - 1_500, others.Authorizations - 1_500), await CountTokensAsync(node));
        (await admin.DeleteAsync("/scopes/raced", (await admin.GetAsync("/scopes/raced")).Tag)).MustBe(204);
    }

    private static async Task PlantTokensAsync(ServerNode node, string client, int count)
    {
        await using var scope = node.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ServerDbContext>();
        var application = await database.Set<OpenIddictEntityFrameworkCoreApplication<Guid>>().SingleAsync(a => a.ClientId == client, Cancel);
        for (var i = 0; i < count; i++)
        {
            var authorization = new OpenIddictEntityFrameworkCoreAuthorization<Guid> { Application = application, Status = "valid", Type = "ad-hoc" };
            database.Add(new OpenIddictEntityFrameworkCoreToken<Guid> { Application = application, Authorization = authorization, Status = "valid", Type = "access_token" });
        }

        await database.SaveChangesAsync(Cancel);
    }

    private static async Task<(int Tokens, int Authorizations)> CountTokensAsync(ServerNode node)
    {
        await using var scope = node.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ServerDbContext>();
        return (await database.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().CountAsync(Cancel), await database.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().CountAsync(Cancel));
    }
}
