using Microsoft.AspNetCore.Mvc;
using SmsAuth.Server.Admin.Wire;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>The secrets of confidential clients.</summary>
internal static class ClientSecretEndpoints
{
    public static void MapClientSecrets(this IEndpointRouteBuilder clients)
    {
        clients.MapPost("/{client_id}/secret", ReplaceAsync).Produces<ClientSecretAnswer>()
            .WithName("replace_client_secret").WithSummary("Gives a client a new secret, which is in the answer and never again; the former one is taken for a while.");
        clients.MapDelete("/{client_id}/secret", RemoveAsync).Produces<ClientAnswer>()
            .WithName("remove_client_secret").WithSummary("Takes no secret of a client any more that has keys (jwks).");
        clients.MapDelete("/{client_id}/secret/former", EndFormerAsync).Produces<ClientAnswer>()
            .WithName("end_former_client_secrets").WithSummary("Takes the former secrets of a client no longer.");
    }

    private static async Task<IResult> ReplaceAsync([FromRoute(Name = "client_id")] string clientId, SecretBody body, ClientDirectory directory, ClientWriter writer)
    {
        if (body.Overlap is < 0 or > SecretBody.MaxOverlap) return Problems.Invalid("overlap", $"0 to {SecretBody.MaxOverlap} seconds.");
        if (await directory.FindAsync(clientId, CancellationToken.None) is not { } client) return Problems.NotFound(ClientEndpoints.Noun);
        if (ClientForm.KindOf(client.Application) is ClientKind.Public) return Problems.Conflict("public_client", "A public client has no secret: make it confidential first.");
        return await writer.ReplaceSecretAsync(client, TimeSpan.FromSeconds(body.Overlap)) is ClientVerdict.Saved { Secret: { } secret } saved
            ? new Versioned(new ClientSecretAnswer(client.Id, secret, directory.FormerSecretsOf(saved.Client.Application)), saved.Client.Version)
            : Problems.Changed(ClientEndpoints.Noun);
    }

    private static async Task<IResult> RemoveAsync([FromRoute(Name = "client_id")] string clientId, ClientDirectory directory, ClientWriter writer)
    {
        if (await directory.FindAsync(clientId, CancellationToken.None) is not { } client) return Problems.NotFound(ClientEndpoints.Noun);
        return client.Application.JsonWebKeySet is { Keys.Count: > 0 }
            ? ClientEndpoints.AnswerOf(await writer.RemoveSecretAsync(client), directory)
            : Problems.Conflict("no_keys", "Without its secret the client could not show who it is: give it jwks first.");
    }

    private static async Task<IResult> EndFormerAsync([FromRoute(Name = "client_id")] string clientId, ClientDirectory directory, ClientWriter writer) =>
        await directory.FindAsync(clientId, CancellationToken.None) is { } client
            ? ClientEndpoints.AnswerOf(await writer.EndFormerSecretsAsync(client), directory)
            : Problems.NotFound(ClientEndpoints.Noun);
}
