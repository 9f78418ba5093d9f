using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SmsAuth.Accounts;
using SmsAuth.Audit;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Database;

namespace SmsAuth.Server.Admin.Access;

/// <summary>The accounts with the role <c>admin</c>. The last active one cannot lose it.</summary>
internal sealed class Administrators(IServiceScopeFactory scopes, IAccountStore accounts, IAuditTrail audit, TimeProvider time)
{
    public const string Role = "admin";
    private const string NormalizedRole = "ADMIN";

    /// <summary>Whether an account is an administrator and active.</summary>
    public async Task<bool> IsOneAsync(string accountId)
    {
        if (!Guid.TryParse(accountId, out var id) || await accounts.FindByIdAsync(accountId, CancellationToken.None) is not { IsActive: true }) return false;
        await using var scope = scopes.CreateAsyncScope();
        var database = DatabaseOf(scope);
        return await MembersOf(database).AnyAsync(m => m.UserId == id);
    }

    /// <summary>The administrators, the oldest account first.</summary>
    public async Task<IReadOnlyList<Administrator>> ListAsync(CancellationToken cancellationToken)
    {
        List<Guid> ids;
        await using (var scope = scopes.CreateAsyncScope()) ids = await MembersOf(DatabaseOf(scope)).Select(static m => m.UserId).OrderBy(static id => id).ToListAsync(cancellationToken);
        var all = new List<Administrator>();
        foreach (var id in ids.ConvertAll(static id => id.ToString()))
        {
            var isActive = await accounts.FindByIdAsync(id, cancellationToken) is { IsActive: true };
            all.Add(new Administrator(id, isActive, [.. (await accounts.ListNumbersAsync(id, cancellationToken)).Select(static n => n.Masked)]));
        }

        return all;
    }

    /// <summary>Makes the account of a number an administrator, and makes the account first when there is none.</summary>
    /// <returns>Its id; null when several accounts claim the number, or it must not sign in.</returns>
    public async Task<string?> AddAsync(PhoneNumber number, string actor)
    {
        if (await accounts.SignInAsync(number, create: true) is not { IsActive: true } account) return null;
        var wasAdded = await ChangeAsync(async database =>
        {
            var id = Guid.Parse(account.Id);
            var role = await RoleIn(database);
            if (await MembersOf(database).AnyAsync(m => m.UserId == id)) return false;
            database.Add(new IdentityUserRole<Guid> { RoleId = role, UserId = id });
            return true;
        });
        if (wasAdded) await RecordAsync("administrator:added", account.Id, actor);
        return account.Id;
    }

    /// <summary>Takes the role from an account, unless no other active account would have it.</summary>
    public async Task<RemoveAdministratorVerdict> RemoveAsync(string accountId, string actor)
    {
        var verdict = RemoveAdministratorVerdict.NotOne;
        await ChangeAsync(async database =>
        {
            await RoleIn(database);
            var members = await MembersOf(database).ToListAsync();
            verdict = members.Find(m => m.UserId.ToString() == accountId) is not { } member ? RemoveAdministratorVerdict.NotOne
                : await AnyActiveAsync(members.Where(m => m != member)) ? RemoveAdministratorVerdict.Removed
                : RemoveAdministratorVerdict.Last;
            if (verdict is not RemoveAdministratorVerdict.Removed) return false;
            database.Remove(members.Find(m => m.UserId.ToString() == accountId)!);
            return true;
        });
        if (verdict is RemoveAdministratorVerdict.Removed) await RecordAsync("administrator:removed", accountId, actor);
        return verdict;
    }

    /// <summary>Whether an account is the only active administrator: it must then be neither disabled nor deleted.</summary>
    public async Task<bool> IsLastAsync(string accountId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var members = await MembersOf(DatabaseOf(scope)).AsNoTracking().ToListAsync();
        return members.Exists(m => m.UserId.ToString() == accountId) && !await AnyActiveAsync(members.Where(m => m.UserId.ToString() != accountId));
    }

    private static ServerDbContext DatabaseOf(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<ServerDbContext>();

    private static IQueryable<IdentityUserRole<Guid>> MembersOf(ServerDbContext database) =>
        from member in database.UserRoles
        join role in database.Roles on member.RoleId equals role.Id
        where role.NormalizedName == NormalizedRole
        select member;

    // The update locks the row of the role until the transaction ends: of two that each remove the other, the second sees what the first did.
    private static async Task<Guid> RoleIn(ServerDbContext database)
    {
        var stamp = Guid.NewGuid().ToString();
        await database.Roles.Where(static r => r.NormalizedName == NormalizedRole).ExecuteUpdateAsync(s => s.SetProperty(static r => r.ConcurrencyStamp, stamp));
        return await database.Roles.Where(static r => r.NormalizedName == NormalizedRole).Select(static r => r.Id).SingleAsync();
    }

    private async Task<bool> AnyActiveAsync(IEnumerable<IdentityUserRole<Guid>> members)
    {
        foreach (var member in members)
        {
            if (await accounts.FindByIdAsync(member.UserId.ToString(), CancellationToken.None) is { IsActive: true }) return true;
        }

        return false;
    }

    private async Task<bool> ChangeAsync(Func<ServerDbContext, Task<bool>> change)
    {
        await EnsureRoleAsync();
        await using var outer = scopes.CreateAsyncScope();
        return await DatabaseOf(outer).Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = DatabaseOf(scope);
            await using var transaction = await database.Database.BeginTransactionAsync();
            if (!await change(database)) return false;
            await database.SaveChangesAsync();
            await transaction.CommitAsync();
            return true;
        });
    }

    private async Task EnsureRoleAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = DatabaseOf(scope);
        if (await database.Roles.AnyAsync(static r => r.NormalizedName == NormalizedRole)) return;
        database.Add(new IdentityRole<Guid> { Id = Guid.CreateVersion7(), Name = Role, NormalizedName = NormalizedRole });
        try
        {
            await database.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Another process may have been faster; the unique name decides.
            await using var again = scopes.CreateAsyncScope();
            if (!await DatabaseOf(again).Roles.AnyAsync(static r => r.NormalizedName == NormalizedRole)) throw;
        }
    }

    private ValueTask RecordAsync(string what, string accountId, string actor) =>
        audit.RecordAsync(new AuditEntry { Event = AuditEvent.AdminAction, At = time.GetUtcNow(), Reason = what, AccountId = accountId, Actor = actor });
}
