using Microsoft.IdentityModel.JsonWebTokens;
using SmsAuth.Server.Tests.Accounts;
using SmsAuth.Server.Tests.Docs;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Processes;

namespace SmsAuth.Server.Tests.Recovery;

/// <summary>The newest released version, built from its tag, on the schema of this one.</summary>
public sealed class PreviousReleaseTests
{
    private const string Number = "+12025550132";

    [Fact]
    public async Task The_released_version_signs_people_in_on_the_schema_of_this_one()
    {
        Assert.SkipUnless(Path.Exists(Path.Combine(Page.Root, ".git")), "These sources are no clone of the repository, so no release can be built.");

        // The release of this commit itself is not the one before.
        var tag = (await Page.BashAsync("git -c versionsort.suffix=- tag --list 'v*' --merged HEAD --no-contains HEAD --sort=-v:refname", Page.Root)).Split('\n')[0];
        Assert.SkipWhen(tag.Length == 0, "Nothing has been released before this version: there is no tag v* behind it.");
        using var folder = new ServerFolder();
        await Page.BashAsync($"git -C '{Page.Root}' archive '{tag}' | tar -x -C '{folder.Path}'");
        await Page.BashAsync("dotnet build src/SmsAuth.Server -c Release -v quiet -p:RunAnalyzers=false", folder.Path);

        // This version migrates, and what it keeps is there when the released one starts.
        using var content = new ServerFolder();
        string account;
        await using (var current = await ServerProcess.StartAsync(content, "Development", TimedServer.NoLimits))
        {
            account = SubjectOf(await new AccountWire(current.Client).SignInAsync(Number));
        }

        Directory.Delete(content.In("data/keys"), recursive: true);

        await using var released = await WebProcess.StartAsync(
            Path.Combine(folder.Path, "src/SmsAuth.Server/bin/Release/net10.0/SmsAuth.Server.dll"),
            content.Path,
            [("DOTNET_ENVIRONMENT", "Development"), ("ASPNETCORE_WEBROOT", Path.Combine(folder.Path, "src/SmsAuth.Server/wwwroot")), ("Database:AllowNewer", "true"), .. TimedServer.NoLimits]);
        var app = new AccountWire(released.Client);
        var signedIn = await app.SignInAsync(Number);

        Assert.Equal(account, SubjectOf(signedIn));
        Assert.Null((await app.FormAsync("/connect/token", ("grant_type", "refresh_token"), ("refresh_token", $"{signedIn["refresh_token"]}")))["error"]);
    }

    private static string SubjectOf(System.Text.Json.Nodes.JsonObject tokens) => new JsonWebToken($"{tokens["access_token"]}").Subject;
}
