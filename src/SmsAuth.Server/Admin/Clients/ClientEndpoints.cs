using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using SmsAuth.Server.Admin.Access;
using SmsAuth.Server.Admin.Wire;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>The clients: list, search, add, change, copy, turn off and on, delete.</summary>
internal static class ClientEndpoints
{
    public const string Tag = "Clients";
    public const string Noun = "client";
    private const string IfMatch = "If-Match";
    private const int MaxSearch = 100;

    public static void AddClients(this IServiceCollection services)
    {
        services.AddScoped<ClientDirectory>();
        services.AddScoped<ClientCheck>();
        services.AddScoped<ClientWriter>();
        services.AddScoped<ClientRemoval>();
    }

    public static void MapClients(this IEndpointRouteBuilder api)
    {
        var clients = api.MapGroup("/clients").WithTags(Tag);
        clients.MapGet("", ListAsync).Produces<Page<ClientAnswer>>().WithName("list_clients").WithSummary("The clients, all or those that a search finds.");
        clients.MapGet("/{client_id}", ReadAsync).Produces<ClientAnswer>().WithName("read_client").WithSummary("A client, without its secret.");
        clients.MapPut("/{client_id}", WriteAsync).Produces<ClientAnswer>().Produces<ClientAnswer>(StatusCodes.Status201Created)
            .WithName("write_client").WithSummary("Adds a client, or changes the version that If-Match names. A secret that this makes is in the answer, and never again.");
        clients.MapDelete("/{client_id}", DeleteAsync).Produces(StatusCodes.Status204NoContent)
            .WithName("delete_client").WithSummary("Deletes a client, with all its tokens and authorizations.");
        clients.MapPost("/{client_id}/clone", CloneAsync).Produces<ClientAnswer>(StatusCodes.Status201Created)
            .WithName("clone_client").WithSummary("Adds a client that is as another one, with a secret of its own in place of the other's secret and keys.");
        clients.MapPost("/{client_id}/disable", static ([FromRoute(Name = "client_id")] string clientId, ClientDirectory directory, ClientWriter writer, CurrentAdmin admin) =>
                clientId == admin.ClientId ? Task.FromResult(OwnClient()) : SwitchAsync(clientId, directory, writer, disabled: true))
            .Produces<ClientAnswer>().WithName("disable_client").WithSummary("Has a client and its tokens refused everywhere, at once.");
        clients.MapPost("/{client_id}/enable", static ([FromRoute(Name = "client_id")] string clientId, ClientDirectory directory, ClientWriter writer) =>
                SwitchAsync(clientId, directory, writer, disabled: false))
            .Produces<ClientAnswer>().WithName("enable_client").WithSummary("Gives a disabled client back what it had.");
        clients.MapClientSecrets();
        clients.MapSnippets();
    }

    /// <summary>The answer to a change.</summary>
    public static IResult AnswerOf(ClientVerdict verdict, ClientDirectory directory) => verdict switch
    {
        ClientVerdict.Saved saved => new Versioned(directory.AnswerOf(saved.Client) with { ClientSecret = saved.Secret }, saved.Client.Version)
        {
            Made = saved.IsNew ? $"{AdminApi.Path}/clients/{Uri.EscapeDataString(saved.Client.Id)}" : null,
        },
        ClientVerdict.Taken => Problems.Taken(Noun),
        _ => Problems.Changed(Noun),
    };

    private static async Task<IResult> ListAsync(
        ClientDirectory directory,
        [AsParameters] PageRequest page,
        [FromQuery(Name = "search"), Description("Part of the id or the name, in whatever case, at most 100 characters.")] string? search,
        [FromQuery(Name = "sort"), Description("client_id, which is the default, or display_name.")] string? sort,
        CancellationToken cancellationToken)
    {
        if (page.Read(out var last) is { } problem) return problem;
        if (search is { Length: > MaxSearch }) return Problems.Invalid("search", $"at most {MaxSearch} characters.");
        if (sort is not (null or "client_id" or "display_name")) return Problems.Invalid("sort", "client_id or display_name.");
        return Results.Ok(await directory.ListAsync(search, byName: sort is "display_name", page, last, cancellationToken));
    }

    private static async Task<IResult> ReadAsync([FromRoute(Name = "client_id")] string clientId, ClientDirectory directory, CancellationToken cancellationToken) =>
        await directory.FindAsync(clientId, cancellationToken) is { } client
            ? new Versioned(directory.AnswerOf(client), client.Version)
            : Problems.NotFound(Noun);

    private static async Task<IResult> WriteAsync(
        [FromRoute(Name = "client_id")] string clientId,
        ClientBody body,
        ClientDirectory directory,
        ClientCheck check,
        ClientWriter writer,
        CurrentAdmin admin,
        [FromHeader(Name = IfMatch)] string? ifMatch,
        CancellationToken cancellationToken)
    {
        if (VersionTag.Read(ifMatch, out var version) is { } problem) return problem;
        var problems = await check.ProblemsOfAsync(body, cancellationToken);
        if (version is null && !ClientForm.IsId(clientId) && await directory.FindAsync(clientId, cancellationToken) is null) problems = [.. problems, ("client_id", ClientForm.IdAllowed)];
        if (problems.Count > 0) return Problems.Invalid(problems);
        if (body.Disabled && clientId == admin.ClientId) return OwnClient();
        return AnswerOf(await writer.WriteAsync(clientId, body, version), directory);
    }

    private static async Task<IResult> CloneAsync(
        [FromRoute(Name = "client_id")] string clientId, CloneBody body, ClientDirectory directory, ClientWriter writer, CancellationToken cancellationToken)
    {
        if (!ClientForm.IsId(body.ClientId)) return Problems.Invalid("client_id", ClientForm.IdAllowed);
        if (ClientCheck.NameProblems(body.DisplayName).ToList() is { Count: > 0 } problems) return Problems.Invalid(problems);
        return await directory.FindAsync(clientId, cancellationToken) is { } original
            ? AnswerOf(await writer.CloneAsync(original, body.ClientId, body.DisplayName), directory)
            : Problems.NotFound(Noun);
    }

    private static async Task<IResult> SwitchAsync(string clientId, ClientDirectory directory, ClientWriter writer, bool disabled) =>
        await directory.FindAsync(clientId, CancellationToken.None) is { } client
            ? AnswerOf(await writer.SwitchAsync(client, disabled), directory)
            : Problems.NotFound(Noun);

    private static async Task<IResult> DeleteAsync(
        [FromRoute(Name = "client_id")] string clientId,
        ClientDirectory directory,
        ClientRemoval removal,
        CurrentAdmin admin,
        [FromHeader(Name = IfMatch)] string? ifMatch,
        CancellationToken cancellationToken)
    {
        if (VersionTag.Require(ifMatch, out var version) is { } problem) return problem;
        if (await directory.FindAsync(clientId, cancellationToken) is not { } client) return Problems.NotFound(Noun);
        if (client.Version != version) return Problems.Changed(Noun);
        if (client.Id == admin.ClientId) return OwnClient();
        return await removal.DeleteAsync(client) ? Results.NoContent() : Problems.Changed(Noun);
    }

    private static IResult OwnClient() => Problems.Conflict("own_client", "You use this client yourself: with it you would lose your own access. Use another one.");
}
