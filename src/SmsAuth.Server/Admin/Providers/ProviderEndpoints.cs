using Microsoft.AspNetCore.Mvc;
using SmsAuth.Definitions;
using SmsAuth.Gateways;
using SmsAuth.Server.Admin.Access;
using SmsAuth.Server.Admin.Wire;
using SmsAuth.VerifyServices;

namespace SmsAuth.Server.Admin.Providers;

/// <summary>Gateways and verify services: both are a type and its settings.</summary>
internal static class ProviderEndpoints
{
    private const string IfMatch = "If-Match";

    public static void MapGateways(this IEndpointRouteBuilder api)
    {
        var gateways = api.MapProviders(DefinitionKind.Gateway, "Gateways", "gateway");
        api.MapGet("/gateway_types", static (IEnumerable<IGatewayKind> kinds) => new Page<ProviderType>(ProviderType.Of(kinds)))
            .WithTags("Gateways").WithName("list_gateway_types").WithSummary("The kinds of gateway, with the settings that a form asks for.");
        gateways.MapPost("/{name}/test", TestAsync).Produces<TestAnswer>().WithName("test_gateway")
            .WithSummary("Sends a text without a code to a number, and tells what the gateway said.");
    }

    public static void MapVerifyServices(this IEndpointRouteBuilder api)
    {
        api.MapProviders(DefinitionKind.VerifyService, "Verify services", "verify_service");
        api.MapGet("/verify_service_types", static (IEnumerable<IVerifyServiceKind> kinds) => new Page<ProviderType>(ProviderType.Of(kinds)))
            .WithTags("Verify services").WithName("list_verify_service_types").WithSummary("The kinds of verify service, with the settings that a form asks for.");
    }

    private static RouteGroupBuilder MapProviders(this IEndpointRouteBuilder api, DefinitionKind kind, string tag, string noun)
    {
        var words = noun.Replace('_', ' ');
        var group = api.MapGroup($"/{noun}s").WithTags(tag);
        group.MapGet("", (DefinitionEditor editor, GatewayStatus status, [AsParameters] PageRequest page, CancellationToken cancellationToken) =>
                ListAsync(kind, editor, status, page, cancellationToken))
            .Produces<Page<ProviderAnswer>>().WithName($"list_{noun}s").WithSummary($"The {words}s by name, without their secrets.");
        group.MapGet("/{name}", (string name, DefinitionEditor editor, GatewayStatus status, CancellationToken cancellationToken) =>
                ReadAsync(kind, words, name, editor, status, cancellationToken))
            .Produces<ProviderAnswer>().WithName($"read_{noun}").WithSummary($"A {words}, without its secrets, and how it does.");
        group.MapPut("/{name}", (string name, ProviderBody body, DefinitionEditor editor, GatewayStatus status, CurrentAdmin admin, [FromHeader(Name = IfMatch)] string? ifMatch) =>
                WriteAsync(kind, words, name, body, editor, status, admin, ifMatch))
            .Produces<ProviderAnswer>().Produces<ProviderAnswer>(StatusCodes.Status201Created).WithName($"write_{noun}")
            .WithSummary($"Adds a {words}, or changes the version that If-Match names.");
        group.MapDelete("/{name}", (string name, DefinitionEditor editor, CurrentAdmin admin, [FromHeader(Name = IfMatch)] string? ifMatch, CancellationToken cancellationToken) =>
                DeleteAsync(kind, words, name, editor, admin, ifMatch, cancellationToken))
            .Produces(StatusCodes.Status204NoContent).WithName($"delete_{noun}").WithSummary($"Deletes a {words} that no verifier uses.");
        return group;
    }

    private static async Task<IResult> ListAsync(DefinitionKind kind, DefinitionEditor editor, GatewayStatus status, PageRequest page, CancellationToken cancellationToken)
    {
        if (page.Read(out var last) is { } problem) return problem;
        var all = (await editor.ListProvidersAsync(kind, cancellationToken)).OrderBy(static v => v.Name, StringComparer.Ordinal).ToList();
        return Results.Ok(page.PageOf(all.Select(v => ProviderAnswer.Of(v, status)), static a => a.Name, last));
    }

    private static async Task<IResult> ReadAsync(
        DefinitionKind kind, string noun, string name, DefinitionEditor editor, GatewayStatus status, CancellationToken cancellationToken) =>
        await FindAsync(kind, name, editor, cancellationToken) is { } view
            ? new Versioned(ProviderAnswer.Of(view, status), view.Saved?.Version.ToString())
            : Problems.NotFound(noun);

    private static async Task<IResult> WriteAsync(
        DefinitionKind kind, string noun, string name, ProviderBody body, DefinitionEditor editor, GatewayStatus status, CurrentAdmin admin, string? ifMatch)
    {
        if (VersionTag.Read(ifMatch, out var tag) is { } problem) return problem;
        Guid? version = tag is null ? null : Guid.TryParse(tag, out var read) ? read : Guid.Empty;
        var verdict = await editor.SaveAsync(new ProviderDraft(kind, name, body.Type, body.Settings) { Version = version }, admin.Actor);
        if (verdict is not SaveVerdict.Saved saved) return SaveProblems.Of(verdict, noun, settings: "settings");
        return await FindAsync(kind, name, editor, CancellationToken.None) is { } view
            ? new Versioned(ProviderAnswer.Of(view, status), saved.Version.ToString()) { Made = saved.IsNew ? PathOf(kind, name) : null }
            : Problems.Changed(noun);
    }

    private static async Task<IResult> DeleteAsync(
        DefinitionKind kind, string noun, string name, DefinitionEditor editor, CurrentAdmin admin, string? ifMatch, CancellationToken cancellationToken)
    {
        if (VersionTag.Require(ifMatch, out var version) is { } problem) return problem;
        if (await FindAsync(kind, name, editor, cancellationToken) is not { } view) return Problems.NotFound(noun);
        if (view.Saved is null) return SaveProblems.Configured(noun);
        return await editor.DeleteAsync(kind, name, Guid.TryParse(version, out var read) ? read : Guid.Empty, admin.Actor) switch
        {
            DeleteVerdict.Deleted => Results.NoContent(),
            DeleteVerdict.InUse { By: var by } => Problems.InUse(noun, by.Select(static v => $"verifier:{v}")),
            _ => Problems.Changed(noun),
        };
    }

    private static async Task<IResult> TestAsync(
        string name, TestBody body, GatewayTrial trial, TestAllowance allowance, AdminRecord record, HttpResponse response, CancellationToken cancellationToken)
    {
        if (Numbers.Read(body.PhoneNumber, "phone_number", out var to) is { } problem) return problem;
        var channel = body.Channel ?? Channel.Sms;
        if (!Channel.IsName(channel)) return Problems.Invalid("channel", "it must be the name of a channel, such as sms or voice.");
        if (await allowance.TakeAsync(response) is { } tooMany) return tooMany;
        if (await trial.SendAsync(name, to!, channel, cancellationToken) is not { } outcome) return Problems.NotFound("gateway");
        await record.AddAsync($"gateway:tested:{name}", number: to, gateway: name);
        return Results.Ok(TestAnswer.Of(name, outcome));
    }

    private static string PathOf(DefinitionKind kind, string name) => $"{AdminApi.Path}/{(kind is DefinitionKind.Gateway ? "gateways" : "verify_services")}/{name}";

    private static async Task<ProviderView?> FindAsync(DefinitionKind kind, string name, DefinitionEditor editor, CancellationToken cancellationToken) =>
        (await editor.ListProvidersAsync(kind, cancellationToken)).FirstOrDefault(v => v.Name == name);
}
