using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Admin.Access;
using SmsAuth.Server.Tests.Accounts;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Databases;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Tests.Admin;

/// <summary>Who gets in, on every path that the OpenAPI document tells of.</summary>
public sealed class AdminAccessTests(ServerApp server)
{
    private const string Nobody = "+12025550171";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_path_refuses_whoever_has_no_token_or_a_false_one() => await OnEveryPathAsync(async (method, path) =>
    {
        foreach (var token in new[] { null, "nonsense" })
        {
            var answer = (await new AdminWire(server.Http, token).SendAsync(method, path, BodyFor(method))).MustBe(401, "invalid_token");
            Assert.Contains(answer.Headers.WwwAuthenticate, static c => c.Scheme == "Bearer");
        }
    });

    [Fact]
    public async Task Every_path_refuses_a_token_without_its_scope()
    {
        var app = new AccountWire(server.Http);
        var user = new AdminWire(server.Http, await app.AccessTokenAsync(Nobody, "openid account"));
        await OnEveryPathAsync(async (method, path) => (await user.SendAsync(method, path, BodyFor(method))).MustBe(403, "insufficient_scope"));
    }

    [Fact]
    public async Task Every_path_that_changes_something_or_shows_whole_numbers_refuses_the_scope_for_reading()
    {
        var reader = await AdminWire.SignInAsync(server.Http, "smsauth.admin.read");
        await OnEveryPathAsync(async (method, path) =>
        {
            var answer = await reader.SendAsync(method, path, BodyFor(method));
            if (method == HttpMethod.Get && !path.EndsWith("/export", StringComparison.Ordinal)) Assert.NotEqual(403, answer.Status);
            else answer.MustBe(403, "insufficient_scope");
        });
    }

    [Fact]
    public async Task Every_path_refuses_a_user_who_is_no_administrator_whatever_the_scopes()
    {
        var app = new AccountWire(server.Http);
        var user = new AdminWire(server.Http, await app.AccessTokenAsync("+12025550172", "openid smsauth.admin smsauth.admin.read"));
        await OnEveryPathAsync(async (method, path) => (await user.SendAsync(method, path, BodyFor(method))).MustBe(403, "insufficient_scope"));
    }

    [Fact]
    public async Task An_administrator_gets_in_until_the_role_is_taken()
    {
        const string number = "+12025550173";
        var administrators = server.Services.GetRequiredService<Administrators>();
        var id = await administrators.AddAsync(PhoneNumber.FromStored(number), "test");
        var user = new AdminWire(server.Http, await new AccountWire(server.Http).AccessTokenAsync(number, "openid smsauth.admin"));
        (await user.GetAsync("/gateways")).MustBe(200);
        (await user.PutAsync("/gateways/by-user", """{"type":"messagebird","settings":{"AccessKey":"live_0123456789abcdef","Originator":"Shop"}}""")).MustBe(201);
        Assert.Equal($"user:{id}", (await user.GetAsync("/gateways/by-user")).Body["saved"]!["by"]!.ToString());

        Assert.Equal(RemoveAdministratorVerdict.Removed, await administrators.RemoveAsync(id!, "test"));
        (await user.GetAsync("/gateways")).MustBe(403, "insufficient_scope");
    }

    [Fact]
    public async Task A_client_that_may_not_ask_for_the_scope_any_more_is_refused_at_once()
    {
        await using var scope = server.Services.CreateAsyncScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = "taken-scope",
            ClientSecret = "taken-scope-secret",
            ClientType = ClientTypes.Confidential,
            Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials, Permissions.Prefixes.Scope + AdminScopes.Manage },
        };
        var client = await clients.CreateAsync(descriptor, Cancel);
        var machine = new AdminWire(server.Http, await AdminWire.TokenAsync(server.Http, "taken-scope", "taken-scope-secret", AdminScopes.Manage));
        (await machine.GetAsync("/gateways")).MustBe(200);

        descriptor.Permissions.Remove(Permissions.Prefixes.Scope + AdminScopes.Manage);
        await clients.UpdateAsync(client, descriptor, Cancel);
        (await machine.GetAsync("/gateways")).MustBe(403, "insufficient_scope");
        await clients.DeleteAsync(client, Cancel);
        (await machine.GetAsync("/gateways")).MustBe(401, "invalid_token");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task Of_administrators_who_are_removed_at_once_the_last_one_stays(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        using var folder = new ServerFolder();
        await using var own = new ServerNode(database, folder, static _ => { });
        var administrators = own.Services.GetRequiredService<Administrators>();
        foreach (var number in new[] { "+12025550181", "+12025550182", "+12025550183" }) Assert.NotNull(await administrators.AddAsync(PhoneNumber.FromStored(number), "test"));
        var all = await administrators.ListAsync(Cancel);
        Assert.Equal(4, all.Count);

        var verdicts = await Task.WhenAll(all.Select(a => Task.Run(() => administrators.RemoveAsync(a.Id, "test"))));
        Assert.Equal(3, verdicts.Count(static v => v is RemoveAdministratorVerdict.Removed));
        Assert.Single(verdicts, RemoveAdministratorVerdict.Last);
        Assert.Single(await administrators.ListAsync(Cancel));
    }

    [Fact]
    public async Task Nothing_of_the_api_is_kept_by_a_cache()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        Assert.Equal("no-store", (await admin.GetAsync("/gateways")).Headers.CacheControl!.ToString());
    }

    private static string? BodyFor(HttpMethod method) => method == HttpMethod.Put || method == HttpMethod.Post ? "{}" : null;

    private async Task OnEveryPathAsync(Func<HttpMethod, string, Task> check)
    {
        var document = JsonNode.Parse(await server.Http.GetStringAsync(new Uri("/openapi/admin.json", UriKind.Relative), Cancel))!;
        var operations = document["paths"]!.AsObject()
            .SelectMany(static path => path.Value!.AsObject().Select(operation => (Method: HttpMethod.Parse(operation.Key.ToUpperInvariant()), Path: path.Key)))
            .ToList();
        Assert.True(operations.Count > 10);
        foreach (var (method, path) in operations)
        {
            Assert.StartsWith(AdminWire.Base, path, StringComparison.Ordinal);
            await check(method, path[AdminWire.Base.Length..].Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
        }
    }
}
