using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using SmsAuth.Devices;
using SmsAuth.Server.Database;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Admin.Users;

/// <summary>The sign-ins of an account, and their end.</summary>
internal sealed class UserSessions(ServerDbContext database, IOpenIddictAuthorizationManager authorizations, IOpenIddictTokenManager tokens, IDeviceStore devices)
{
    /// <summary>The sign-ins that still give tokens, the newest first.</summary>
    public async Task<IReadOnlyList<SessionAnswer>> ListAsync(string accountId, CancellationToken cancellationToken)
    {
        var rows = await ValidOf(accountId)
            .OrderByDescending(static a => a.CreationDate)
            .Select(static a => new { a.Id, Client = a.Application!.ClientId, a.CreationDate, a.Scopes, Last = a.Tokens.Max(static t => t.CreationDate) })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(static r => new SessionAnswer(r.Id.ToString(), r.Client, Utc(r.CreationDate), Utc(r.Last), ScopesOf(r.Scopes)))];
    }

    /// <summary>Ends one sign-in: none of its tokens works any more.</summary>
    /// <returns>False when the account has no such sign-in.</returns>
    public async Task<bool> EndAsync(string accountId, string id)
    {
        if (!Guid.TryParse(id, out var key) || !await ValidOf(accountId).AnyAsync(a => a.Id == key)) return false;
        await EndAsync(key.ToString());
        return true;
    }

    /// <summary>Ends all sign-ins and forgets all trusted devices.</summary>
    /// <returns>How many sign-ins there were.</returns>
    public async Task<int> EndAllAsync(string accountId)
    {
        var ids = await ValidOf(accountId).Select(static a => a.Id).ToListAsync();
        foreach (var id in ids) await EndAsync(id.ToString());
        await EndBrowsersAsync(accountId);
        await devices.RevokeAllAsync(accountId);
        return ids.Count;
    }

    // The cookies of browsers say which stamp they were made with.
    private async Task EndBrowsersAsync(string accountId)
    {
        if (!Guid.TryParse(accountId, out var id)) return;
        var stamp = Guid.NewGuid().ToString();
        await database.Users.Where(u => u.Id == id).ExecuteUpdateAsync(set => set.SetProperty(static u => u.SecurityStamp, stamp));
    }

    private static DateTimeOffset? Utc(DateTime? time) => time is { } value ? new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)) : null;

    private static string[] ScopesOf(string? json) => string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<string[]>(json) ?? [];

    private async Task EndAsync(string id)
    {
        if (await authorizations.FindByIdAsync(id) is not { } authorization) return;
        await authorizations.TryRevokeAsync(authorization);
        await tokens.RevokeByAuthorizationIdAsync(id);
    }

    private IQueryable<OpenIddictEntityFrameworkCoreAuthorization<Guid>> ValidOf(string accountId) =>
        database.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().AsNoTracking().Where(a => a.Subject == accountId && a.Status == Statuses.Valid);
}
