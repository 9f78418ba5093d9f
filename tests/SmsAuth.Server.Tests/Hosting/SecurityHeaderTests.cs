using System.Net;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Hosting;

public sealed class SecurityHeaderTests(ServerApp server)
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/outbox", HttpStatusCode.OK)]
    [InlineData("/outbox.json", HttpStatusCode.OK)]
    [InlineData("/site.css", HttpStatusCode.OK)]
    [InlineData("/outbox.js", HttpStatusCode.OK)]
    [InlineData("/.well-known/openid-configuration", HttpStatusCode.OK)]
    [InlineData("/connect/token", HttpStatusCode.BadRequest)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task Every_answer_has_them(string path, HttpStatusCode status)
    {
        using var response = await server.Http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(
            "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Empty(response.Headers.Server);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/outbox")]
    public async Task Pages_have_nothing_inline_that_the_policy_would_block(string path)
    {
        var page = await server.Http.GetStringAsync(path, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("<style", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script>", page, StringComparison.OrdinalIgnoreCase);
    }
}
