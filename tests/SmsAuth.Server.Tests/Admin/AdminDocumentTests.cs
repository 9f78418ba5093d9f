using System.Diagnostics;
using System.Text.Json.Nodes;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Admin;

public sealed class AdminDocumentTests(ServerApp server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_linter_of_OpenAPI_documents_has_nothing_to_say()
    {
        var linter = Tree.In("tests/openapi/node_modules/@redocly/cli/bin/cli.js");
        Assert.SkipUnless(File.Exists(linter), "Run npm ci in tests/openapi.");
        using var folder = new ServerFolder();
        await File.WriteAllTextAsync(folder.In("admin.json"), await DocumentAsync(), Cancel);

        var start = new ProcessStartInfo(Tools.Require("node"), [linter, "lint", "--config", Tree.In("tests/openapi/redocly.yaml"), folder.In("admin.json")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var lint = Process.Start(start)!;
        var (output, errors) = (lint.StandardOutput.ReadToEndAsync(Cancel), lint.StandardError.ReadToEndAsync(Cancel));
        await lint.WaitForExitAsync(Cancel);
        Assert.True(lint.ExitCode == 0, await output + await errors);
        Assert.Contains("is valid", await output + await errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_OpenAPI_3_1_and_every_operation_has_a_name_a_summary_and_a_scope()
    {
        var document = JsonNode.Parse(await DocumentAsync())!;
        Assert.StartsWith("3.1.", document["openapi"]!.ToString(), StringComparison.Ordinal);
        var operations = document["paths"]!.AsObject().SelectMany(static path => path.Value!.AsObject()).Select(static o => (Method: o.Key, Operation: o.Value!)).ToList();
        Assert.All(operations, static o =>
        {
            Assert.NotEmpty(o.Operation["operationId"]!.ToString());
            Assert.NotEmpty(o.Operation["summary"]!.ToString());
            var scopes = o.Operation["security"]!.AsArray().Select(static s => s!["oauth2"]!.AsArray().Single()!.ToString());
            Assert.Equal(o.Method == "get" && $"{o.Operation["operationId"]}" != "export_user" ? ["smsauth.admin", "smsauth.admin.read"] : ["smsauth.admin"], scopes);
        });
        Assert.Equal(operations.Count, operations.Select(static o => o.Operation["operationId"]!.ToString()).Distinct().Count());
    }

    [Fact]
    public async Task A_page_to_try_it_out_has_no_script_in_line()
    {
        using var page = await server.Http.GetAsync(new Uri("/admin/api/docs/index.html", UriKind.Relative), Cancel);
        Assert.True(page.IsSuccessStatusCode);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)", await page.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("/openapi/admin.json", await server.Http.GetStringAsync(new Uri("/admin/api/docs/index.js", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    private Task<string> DocumentAsync() => server.Http.GetStringAsync(new Uri("/openapi/admin.json", UriKind.Relative), Cancel);
}
