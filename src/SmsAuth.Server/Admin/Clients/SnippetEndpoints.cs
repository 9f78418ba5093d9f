using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using SmsAuth.Server.Admin.Wire;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>Code for a client.</summary>
internal static class SnippetEndpoints
{
    public static void MapSnippets(this IEndpointRouteBuilder clients) => clients.MapGet("/{client_id}/snippets", ReadAsync).Produces<SnippetsAnswer>()
        .WithName("read_client_snippets").WithSummary("Code for a client, ready to be pasted; a placeholder stands for its secret.");

    private static async Task<IResult> ReadAsync(
        [FromRoute(Name = "client_id")] string clientId, HttpRequest request, ClientDirectory directory, IOptionsMonitor<OpenIddictServerOptions> server, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(clientId, cancellationToken) is not { } client) return Problems.NotFound(ClientEndpoints.Noun);
        var issuer = server.CurrentValue.Issuer ?? new Uri($"{request.Scheme}://{request.Host}{request.PathBase}/");
        return Results.Ok(new ClientSnippets(directory.AnswerOf(client), issuer).All());
    }
}
