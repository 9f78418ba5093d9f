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
    private const string ClientKey = "ApplicationId";

    /// <summary>The sign-ins that still give tokens, the newest first.</summary>
    public async Task<IReadOnlyList<SessionAnswer>> ListAsync(string accountId, CancellationToken cancellationToken)
    {
        var rows = await ValidOf(database, accountId)
            .OrderByDescending(static a => a.CreationDate)
            .Select(static a => new { a.Id, Client = a.Application!.ClientId, a.CreationDate, a.Scopes, Last = a.Tokens.Max(static t => t.CreationDate) })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(static r => new SessionAnswer(r.Id.ToString(), r.Client, Utc(r.CreationDate), Utc(r.Last), ScopesOf(r.Scopes)))];
    }

    /// <summary>Ends one sign-in: none of its tokens works any more.</summary>
    /// <returns>False when the account has no such sign-in.</returns>
    public async Task<bool> EndAsync(string accountId, string id)
    {
        if (!Guid.TryParse(id, out var key) || !await ValidOf(database, accountId).AnyAsync(a => a.Id == key)) return false;
        await EndAsync(key.ToString());
        return true;
    }

    /// <summary>Ends all sign-ins and forgets all trusted devices.</summary>
    public async Task EndAllAsync(string accountId)
    {
        await EndAllIn(database, accountId);
        await devices.RevokeAllAsync(accountId);
    }

    /// <summary>Ends all sign-ins, in the transaction of a context if it is in one, whatever their number by three statements.</summary>
    public static async Task EndAllIn(ServerDbContext context, string accountId)
    {
        // A refresh that has read its token or authorization already finds it changed.
        var stamp = Guid.NewGuid().ToString();
        await ValidOf(context, accountId).ExecuteUpdateAsync(set => set.SetProperty(static a => a.Status, Statuses.Revoked).SetProperty(static a => a.ConcurrencyToken, stamp));

        // Not every token has an authorization. The index of tokens begins with the client, whose navigation would join both tables once more.
        var clients = context.Set<OpenIddictEntityFrameworkCoreApplication<Guid>>().Select(static a => (Guid?)a.Id);
        await context.Set<OpenIddictEntityFrameworkCoreToken<Guid>>()
            .Where(t => clients.Contains(EF.Property<Guid?>(t, ClientKey)) && t.Status == Statuses.Valid && t.Subject == accountId)
            .ExecuteUpdateAsync(set => set.SetProperty(static t => t.Status, Statuses.Revoked).SetProperty(static t => t.ConcurrencyToken, stamp));

        // The cookies of browsers say which stamp of the account they were made with.
        if (Guid.TryParse(accountId, out var id)) await context.Users.Where(u => u.Id == id).ExecuteUpdateAsync(set => set.SetProperty(static u => u.SecurityStamp, stamp));
    }

    private static DateTimeOffset? Utc(DateTime? time) => time is { } value ? new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)) : null;

    private static string[] ScopesOf(string? json) => string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<string[]>(json) ?? [];

    private async Task EndAsync(string id)
    {
        if (await authorizations.FindByIdAsync(id) is not { } authorization) return;
        await authorizations.TryRevokeAsync(authorization);
        await tokens.RevokeByAuthorizationIdAsync(id);
    }

    private static IQueryable<OpenIddictEntityFrameworkCoreAuthorization<Guid>> ValidOf(ServerDbContext context, string accountId) =>
        context.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().AsNoTracking().Where(a => a.Subject == accountId && a.Status == Statuses.Valid);
}
