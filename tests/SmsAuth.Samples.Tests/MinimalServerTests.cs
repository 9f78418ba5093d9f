using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmsAuth.Samples.Tests.Running;

namespace SmsAuth.Samples.Tests;

public sealed partial class MinimalServerTests
{
    private const string Number = "+12025550180";

    [Fact]
    public async Task It_signs_a_new_user_in_refreshes_and_knows_the_user_again()
    {
        await using var server = await WebApp.StartAsync(Programs.MinimalServer);

        var tokens = await server.Http.SignInAsync("my-app", Number, "openid phone offline_access");
        using var response = await server.Http.GetAsync("connect/userinfo", tokens.String("access_token"));
        var user = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(Number, user.String("phone_number"));

        var (status, refreshed) = await server.Http.PostAsync("connect/token",
            ("grant_type", "refresh_token"), ("client_id", "my-app"), ("refresh_token", tokens.String("refresh_token")));
        Assert.Equal(200, status);
        Assert.NotEqual(tokens.String("access_token"), refreshed.String("access_token"));

        var again = await server.Http.SignInAsync("my-app", Number, "openid phone");
        using var sameResponse = await server.Http.GetAsync("connect/userinfo", again.String("access_token"));
        var same = await sameResponse.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(user.String("sub"), same.String("sub"));
    }

    [Fact]
    public async Task The_commands_of_its_README_sign_a_user_in()
    {
        await using var server = await WebApp.StartAsync(Programs.MinimalServer);
        var readme = await File.ReadAllTextAsync(Programs.MinimalServerReadme, TestContext.Current.CancellationToken);
        var commands = Assert.Single(Commands().Matches(readme), static c => c.Value.Contains("curl", StringComparison.Ordinal)).Groups[1].Value;

        var address = server.Address.AbsoluteUri.TrimEnd('/');
        var shell = new ProcessStartInfo("/bin/sh", ["-e", "-c", commands.Replace("http://localhost:5090", address, StringComparison.Ordinal)])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(shell)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        var tokens = JsonDocument.Parse(output).RootElement;
        Assert.NotEmpty(tokens.String("access_token"));
        Assert.NotEmpty(tokens.String("id_token"));
        Assert.NotEmpty(tokens.String("refresh_token"));
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Commands();
}
