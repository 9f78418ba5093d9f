using Microsoft.EntityFrameworkCore;
using SmsAuth.Devices;
using SmsAuth.Server.Admin.Access;
using SmsAuth.Server.Database;

namespace SmsAuth.Server.Admin.Users;

/// <summary>
/// Disables, enables and deletes accounts. The last administrator can be neither disabled nor deleted. The sign-ins end in the transaction that changes the
/// account: whatever is cut off, none outlives it.
/// </summary>
internal sealed class UserEditor(ServerDbContext database, Administrators administrators, IDeviceStore devices, AdminRecord record)
{
    /// <summary>Lets nobody sign in to an account, and ends its sign-ins.</summary>
    /// <returns>False when it is that of the last administrator.</returns>
    public async Task<bool> DisableAsync(Guid id)
    {
        DateTimeOffset? forever = DateTimeOffset.MaxValue;
        var stamp = Guid.NewGuid().ToString();
        var isDone = await administrators.UnlessLastAsync(id, async context =>
        {
            await UserSessions.EndAllIn(context, id.ToString());
            return await context.Users
                .Where(u => u.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(static u => u.LockoutEnabled, true).SetProperty(static u => u.LockoutEnd, forever).SetProperty(static u => u.ConcurrencyStamp, stamp));
        });
        if (isDone is null) return false;
        await devices.RevokeAllAsync(id.ToString());
        await record.AddAsync("user:disabled", account: id.ToString());
        return true;
    }

    /// <summary>Lets people sign in to an account again.</summary>
    public async Task EnableAsync(Guid id)
    {
        DateTimeOffset? never = null;
        var stamp = Guid.NewGuid().ToString();
        await database.Users
            .Where(u => u.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(static u => u.LockoutEnd, never).SetProperty(static u => u.AccessFailedCount, 0).SetProperty(static u => u.ConcurrencyStamp, stamp));
        await record.AddAsync("user:enabled", account: id.ToString());
    }

    /// <summary>Deletes an account with its logins, claims and roles, and ends its sign-ins. What the audit trail has of it stays, under its id and masked numbers.</summary>
    /// <returns>True when it is gone, false when it was changed meanwhile, null when it is that of the last administrator.</returns>
    public async Task<bool?> DeleteAsync(Guid id, string version)
    {
        var deleted = await administrators.UnlessLastAsync(id, async context =>
        {
            if (await context.Users.Where(u => u.Id == id && u.ConcurrencyStamp == version).ExecuteDeleteAsync() == 0) return 0;
            await UserSessions.EndAllIn(context, id.ToString());
            return 1;
        });
        if (deleted is not 1) return deleted is null ? null : false;
        await devices.RevokeAllAsync(id.ToString());
        await record.AddAsync("user:deleted", account: id.ToString());
        return true;
    }
}
