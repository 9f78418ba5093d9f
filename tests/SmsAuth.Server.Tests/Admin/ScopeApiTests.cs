using Microsoft.IdentityModel.JsonWebTokens;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Admin;

public sealed class ScopeApiTests(ServerApp server)
{
    private const string Orders = """{"display_name":"Orders","description":"Reads orders.","resources":["https://orders.example.com","stock"]}""";

    [Fact]
    public async Task A_scope_is_added_once_read_changed_and_deleted()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        var added = (await admin.PutAsync("/scopes/orders", Orders)).MustBe(201);
        Assert.Equal("/admin/api/v1/scopes/orders", added.Headers.Location!.ToString());
        Assert.Equal(added.Tag, (await admin.PutAsync("/scopes/orders", Orders)).MustBe(200).Tag);
        (await admin.PutAsync("/scopes/orders", "{}")).MustBe(409, "taken");

        var changed = (await admin.PutAsync("/scopes/orders", """{"resources":["stock"]}""", added.Tag)).MustBe(200);
        (await admin.PutAsync("/scopes/orders", Orders, added.Tag)).MustBe(412, "changed");
        var read = (await admin.GetAsync("/scopes/orders")).MustBe(200);
        Assert.Equal((changed.Tag, """["stock"]""", false), (read.Tag, read.Body["resources"]!.ToJsonString(), read.Body["built_in"]!.GetValue<bool>()));

        (await admin.DeleteAsync("/scopes/orders")).MustBe(428, "version_needed");
        (await admin.DeleteAsync("/scopes/orders", added.Tag)).MustBe(412, "changed");
        (await admin.DeleteAsync("/scopes/orders", changed.Tag)).MustBe(204);
        (await admin.GetAsync("/scopes/orders")).MustBe(404, "not_found");
    }

    [Fact]
    public async Task A_saved_scope_is_given_to_a_client_and_asked_for_at_once_and_stays_as_long_as_a_client_has_it()
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        const string client = """{"type":"confidential","grant_types":["client_credentials"],"scopes":["https://orders.example.com/read"]}""";
        (await admin.PutAsync("/clients/orders-client", client)).MustRefuse("scopes[0]");
        var scope = (await admin.PutAsync("/scopes/https:%2F%2Forders.example.com%2Fread", Orders)).MustBe(201);
        Assert.Equal(scope.Tag, (await admin.GetAsync(scope.Headers.Location!.ToString()[AdminWire.Base.Length..])).MustBe(200).Tag);

        var added = (await admin.PutAsync("/clients/orders-client", client)).MustBe(201);
        var token = new JsonWebToken(await AdminWire.TokenAsync(server.Http, "orders-client", added.Body["client_secret"]!.ToString(), "https://orders.example.com/read"));
        Assert.Equal(["https://orders.example.com", "stock"], token.Audiences.Order(StringComparer.Ordinal));

        var path = scope.Headers.Location!.ToString()[AdminWire.Base.Length..];
        Assert.Equal("""["client:orders-client"]""", (await admin.DeleteAsync(path, scope.Tag)).MustBe(409, "in_use").Body["used_by"]!.ToJsonString());
        (await admin.DeleteAsync("/clients/orders-client", added.Tag)).MustBe(204);
        (await admin.DeleteAsync(path, scope.Tag)).MustBe(204);
    }

    [Theory]
    [InlineData("openid")]
    [InlineData("profile")]
    [InlineData("phone")]
    [InlineData("email")]
    [InlineData("offline_access")]
    [InlineData("account")]
    [InlineData("smsauth.admin")]
    [InlineData("smsauth.admin.read")]
    public async Task A_scope_of_the_servers_own_is_listed_and_stays(string name)
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        Assert.True((await admin.GetAsync($"/scopes/{name}")).MustBe(200).Body["built_in"]!.GetValue<bool>());
        Assert.Single((await admin.GetAsync("/scopes?limit=200")).Items, s => s!["name"]!.ToString() == name && s["built_in"]!.GetValue<bool>());
        (await admin.PutAsync($"/scopes/{name}", Orders)).MustBe(409, "built_in");
        (await admin.PutAsync($"/scopes/{name.ToUpperInvariant()}", Orders)).MustBe(409, "built_in");
        (await admin.DeleteAsync($"/scopes/{name}", "\"any\"")).MustBe(409, "built_in");
    }

    [Theory]
    [InlineData("with%20space", "{}", "name")]
    [InlineData("with%22quote", "{}", "name")]
    [InlineData("sm%C3%B6rg", "{}", "name")]
    [InlineData("wrong", """{"display_name":"","description":"","resources":["","a b",null,"ok"]}""", "display_name", "description", "resources[0]", "resources[1]", "resources[2]")]
    [InlineData("wrong", """{"resource":["x"]}""", "resource")]
    public async Task What_is_wrong_is_told_field_by_field(string name, string json, params string[] fields)
    {
        var admin = await AdminWire.SignInAsync(server.Http);
        (await admin.PutAsync($"/scopes/{name}", json)).MustRefuse(fields);
    }
}
