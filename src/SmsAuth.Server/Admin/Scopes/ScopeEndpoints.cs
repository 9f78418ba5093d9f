using Microsoft.AspNetCore.Mvc;
using SmsAuth.Server.Admin.Wire;

namespace SmsAuth.Server.Admin.Scopes;

/// <summary>The scopes that clients may ask for, and the APIs that they are for.</summary>
internal static class ScopeEndpoints
{
    public const string Noun = "scope";
    private const string Tag = "Scopes";
    private const string IfMatch = "If-Match";

    public static void AddScopes(this IServiceCollection services) => services.AddScoped<ScopeDirectory>();

    public static void MapScopes(this IEndpointRouteBuilder api)
    {
        var scopes = api.MapGroup("/scopes").WithTags(Tag);
        scopes.MapGet("", ListAsync).Produces<Page<ScopeAnswer>>().WithName("list_scopes").WithSummary("The scopes by name, the server's own among them.");
        scopes.MapGet("/{name}", ReadAsync).Produces<ScopeAnswer>().WithName("read_scope").WithSummary("A scope.");
        scopes.MapPut("/{name}", WriteAsync).Produces<ScopeAnswer>().Produces<ScopeAnswer>(StatusCodes.Status201Created)
            .WithName("write_scope").WithSummary("Adds a scope, or changes the version that If-Match names. Clients can be given it at once.");
        scopes.MapDelete("/{name}", DeleteAsync).Produces(StatusCodes.Status204NoContent).WithName("delete_scope").WithSummary("Deletes a scope that no client may ask for.");
    }

    private static async Task<IResult> ListAsync(ScopeDirectory directory, [AsParameters] PageRequest page, CancellationToken cancellationToken) =>
        page.Read(out var last) ?? Results.Ok(page.PageOf(await directory.ListAsync(cancellationToken), static s => s.Name, last));

    private static async Task<IResult> ReadAsync(string name, ScopeDirectory directory, CancellationToken cancellationToken) =>
        BuiltInScopes.Find(Named(name)) is { } builtIn ? new Versioned(builtIn, version: null)
        : await directory.FindAsync(Named(name), cancellationToken) is { } scope ? new Versioned(scope.ToAnswer(), scope.Version)
        : Problems.NotFound(Noun);

    private static async Task<IResult> WriteAsync(string name, ScopeBody body, ScopeDirectory directory, [FromHeader(Name = IfMatch)] string? ifMatch)
    {
        if (VersionTag.Read(ifMatch, out var version) is { } problem) return problem;
        if (BuiltInScopes.IsTaken(Named(name))) return BuiltIn();
        if (ScopeCheck.ProblemsOf(Named(name), body).ToList() is { Count: > 0 } problems) return Problems.Invalid(problems);
        return await directory.WriteAsync(Named(name), body, version) switch
        {
            ScopeVerdict.Saved saved => new Versioned(saved.Scope.ToAnswer(), saved.Scope.Version) { Made = saved.IsNew ? $"{AdminApi.Path}/scopes/{Uri.EscapeDataString(saved.Scope.Name)}" : null },
            ScopeVerdict.Taken => Problems.Taken(Noun),
            _ => Problems.Changed(Noun),
        };
    }

    private static async Task<IResult> DeleteAsync(string name, ScopeDirectory directory, [FromHeader(Name = IfMatch)] string? ifMatch, CancellationToken cancellationToken)
    {
        if (VersionTag.Require(ifMatch, out var version) is { } problem) return problem;
        if (BuiltInScopes.Find(Named(name)) is not null) return BuiltIn();
        if (await directory.FindAsync(Named(name), cancellationToken) is not { } scope) return Problems.NotFound(Noun);
        if (scope.Version != version) return Problems.Changed(Noun);
        if (await directory.ClientsOfAsync(scope.Name, cancellationToken) is { Count: > 0 } clients) return Problems.InUse(Noun, clients.Select(static c => $"client:{c}"));
        return await directory.DeleteAsync(scope) ? Results.NoContent() : Problems.Changed(Noun);
    }

    // A path keeps an encoded slash as it is.
    private static string Named(string name) => name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static IResult BuiltIn() => Problems.Conflict("built_in", "The scope is the server's own: it can be neither changed nor deleted.");
}
