using System.Net;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Tokens;

public sealed class EndSessionTests(ServerApp server)
{
    [Theory]
    [InlineData("", "/signed_out")]
    [InlineData("?client_id=demo-app&post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A5080%2F&state=s", "http://localhost:5080/?state=s")]
    public async Task It_leads_back_to_where_the_client_registered(string query, string location)
    {
        using var response = await server.Http.GetAsync($"/connect/endsession{query}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(location, response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task It_leads_nowhere_else()
    {
        using var response = await server.Http.GetAsync(
            "/connect/endsession?client_id=demo-app&post_logout_redirect_uri=https%3A%2F%2Fevil.example%2F", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
