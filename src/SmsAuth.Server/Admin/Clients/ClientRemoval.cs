using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using SmsAuth.Server.Database;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>Deletes clients, with all that was issued to them.</summary>
internal sealed class ClientRemoval(ServerDbContext database, ClientWriter writer, IOpenIddictApplicationManager applications, AdminRecord record)
{
    private const int Batch = 1_000;

    /// <summary>
    /// Deletes a client. It is turned off first, so that it gets nothing new while its tokens and authorizations are deleted, a thousand at a time; when that is
    /// cut off it stays disabled, and can be deleted again.
    /// </summary>
    /// <returns>False when the client was changed meanwhile.</returns>
    public async Task<bool> DeleteAsync(ClientFile client)
    {
        if (await writer.SwitchAsync(client, disabled: true) is not ClientVerdict.Saved) return false;
        var id = client.Entity.Id;
        await DeleteBatchesAsync(database.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().Where(t => t.Application!.Id == id).Select(static t => t.Id), DeleteTokensAsync);
        await DeleteBatchesAsync(database.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().Where(a => a.Application!.Id == id).Select(static a => a.Id), DeleteAuthorizationsAsync);
        try
        {
            await applications.DeleteAsync(client.Entity, CancellationToken.None);
        }
        catch (OpenIddictExceptions.ConcurrencyException)
        {
            return false;
        }

        await record.AddAsync($"{ClientFile.NounOf(client.Application)}:deleted:{client.Id}", client: client.Id);
        return true;
    }

    private static async Task DeleteBatchesAsync(IQueryable<Guid> all, Func<List<Guid>, Task> delete)
    {
        // Searched first and once, so that the search holds no lock. The little that comes in after it goes with the client itself.
        foreach (var ids in (await all.ToListAsync()).Chunk(Batch)) await delete([.. ids]);
    }

    private Task DeleteTokensAsync(List<Guid> ids) =>
        database.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().Where(t => ids.Contains(t.Id)).ExecuteDeleteAsync();

    // A token of an authorization is of its client too; one that came in between goes with it.
    private async Task DeleteAuthorizationsAsync(List<Guid> ids)
    {
        await database.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().Where(t => ids.Contains(t.Authorization!.Id)).ExecuteDeleteAsync();
        await database.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().Where(a => ids.Contains(a.Id)).ExecuteDeleteAsync();
    }
}
