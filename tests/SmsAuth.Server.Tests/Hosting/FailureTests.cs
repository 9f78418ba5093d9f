using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Hosting;

public sealed class FailureTests
{
    [Fact]
    public async Task Forms_that_cannot_be_read_are_the_clients_error_and_no_exception_in_the_log()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(folder, "Development");

        foreach (var path in new[] { "/connect/token", "/connect/sms_otp", "/connect/revoke", "/connect/introspect", "/connect/userinfo", "/connect/endsession" })
        {
            await RefusedAsync(HttpStatusCode.BadRequest, path, string.Join('&', Enumerable.Range(0, 5000).Select(static i => $"p{i}=1")));
            await RefusedAsync(HttpStatusCode.BadRequest, path, $"{new string('k', 10_000)}=1");
            await RefusedAsync(HttpStatusCode.BadRequest, path, "code=%00");
            await RefusedAsync(HttpStatusCode.BadRequest, path, "code=1", mediaType: "multipart/form-data");
            await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, path, $"code={new string('1', 300_000)}");
            await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, path, $"code={new string('1', 300_000)}", chunked: true);
        }

        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", server.Output, StringComparison.Ordinal);

        async Task RefusedAsync(HttpStatusCode status, string path, string form, bool chunked = false, string mediaType = "application/x-www-form-urlencoded")
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new StringContent(form, new System.Net.Http.Headers.MediaTypeHeaderValue(mediaType)),
                Headers = { TransferEncodingChunked = chunked },
            };
            using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(status, response.StatusCode);
            Assert.Equal("invalid_request", (await JsonAsync(response)).GetProperty("error").GetString());
        }
    }

    [Fact]
    public async Task An_outage_is_a_server_error_without_details_and_is_logged()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(folder, "Development");
        folder.Sql("DROP TABLE OpenIddictTokens; DROP TABLE OpenIddictAuthorizations; DROP TABLE OpenIddictApplications");

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "refresh_token"), KeyValuePair.Create("client_id", "nobody"), KeyValuePair.Create("refresh_token", "x")]);
        using var response = await server.Client.PostAsync("/connect/token", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("""{"error":"server_error"}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Contains("POST /connect/token failed.", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_logged_no_query_string_and_no_parameter_is()
    {
        using var folder = new ServerFolder();
        await using var server = await ServerProcess.StartAsync(folder, "Development",
            ("Logging:LogLevel:Default", "Trace"),
            ("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace"),
            ("Logging:LogLevel:OpenIddict.Server", "Trace"),
            ("Logging:Console:LogLevel:Default", "Trace"));

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "sms_otp"), KeyValuePair.Create("phone_number", "+12025550142")]);
        using var first = await server.Client.PostAsync("/connect/token?code=824163&phone_number=%2B12025550142", form, TestContext.Current.CancellationToken);
        using var second = await server.Client.GetAsync("/nowhere?code=824163", TestContext.Current.CancellationToken);

        Assert.Contains("dbug:", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("824163", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("2025550142", server.Output, StringComparison.Ordinal);
    }

    private static Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
}
