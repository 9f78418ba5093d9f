using Microsoft.AspNetCore.Identity;
using SmsAuth.Accounts;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity;

/// <summary>
/// Reads and changes the numbers of a user among the users of one scope. A change is one write: its logins, <c>PhoneNumber</c> and
/// <c>PhoneNumberConfirmed</c> together, and the user name that is a number which goes. The primary key of the logins and the concurrency stamp of the user decide races.
/// </summary>
internal sealed class NumberLogins<TUser, TKey>(UserManager<TUser> users, IUserLoginStore<TUser> logins, AccountRecord record)
    where TUser : IdentityUser<TKey>, new()
    where TKey : IEquatable<TKey>
{
    /// <summary>The numbers that are logins of a user, and the confirmed one also when it is none yet; the confirmed one first.</summary>
    public async Task<IReadOnlyList<PhoneNumber>> ListAsync(TUser user)
    {
        var numbers = (await KeysAsync(user)).Select(PhoneNumber.FromStored).ToList();
        if (!user.PhoneNumberConfirmed || !PhoneNumber.IsE164(user.PhoneNumber)) return numbers;
        var main = PhoneNumber.FromStored(user.PhoneNumber);
        return [main, .. numbers.Where(n => !n.Equals(main))];
    }

    public async Task<LinkVerdict> LinkAsync(TUser user, PhoneNumber number, PhoneNumber? replaced)
    {
        if (!await MayHaveAsync(user, number)) return LinkVerdict.Taken;

        var keys = await KeysAsync(user);
        var adds = !keys.Contains(number.E164);
        var removes = replaced is not null && !replaced.Equals(number) && (keys.Contains(replaced.E164) || IsMain(user, replaced));
        if (!adds && !removes) return LinkVerdict.AlreadyLinked;

        if (adds) await logins.AddLoginAsync(user, SmsLogin.For(number), CancellationToken.None);
        if (removes) await logins.RemoveLoginAsync(user, SmsLogin.Provider, replaced!.E164, CancellationToken.None);
        if (!user.PhoneNumberConfirmed || (removes && IsMain(user, replaced!))) SetMain(user, number.E164);
        if (removes) await RenameAsync(user, replaced!, number);
        await SaveAsync(user, number, loses: removes);
        return LinkVerdict.Linked;
    }

    public async Task<UnlinkVerdict> UnlinkAsync(TUser user, PhoneNumber number)
    {
        var all = await users.GetLoginsAsync(user);
        var others = all.Where(l => l.LoginProvider != SmsLogin.Provider || l.ProviderKey != number.E164).ToList();
        var isMain = IsMain(user, number);
        if (others.Count == all.Count && !isMain) return UnlinkVerdict.NotLinked;
        if (others.Count == 0 && !await HasPasswordAsync(user)) return UnlinkVerdict.LastLogin;

        await logins.RemoveLoginAsync(user, SmsLogin.Provider, number.E164, CancellationToken.None);
        if (isMain) SetMain(user, others.FirstOrDefault(static l => l.LoginProvider == SmsLogin.Provider)?.ProviderKey);
        if (user is { PhoneNumberConfirmed: true, PhoneNumber: { } main }) await RenameAsync(user, number, PhoneNumber.FromStored(main));
        await SaveAsync(user, number, loses: true);
        return UnlinkVerdict.Removed;
    }

    private static bool IsMain(TUser user, PhoneNumber number) => user.PhoneNumberConfirmed && user.PhoneNumber == number.E164;

    private static void SetMain(TUser user, string? number) => (user.PhoneNumber, user.PhoneNumberConfirmed) = (number, number is not null);

    /// <summary>A user name that is the number which goes would stay as personal data, and in the way of the next owner of the number.</summary>
    private async Task RenameAsync(TUser user, PhoneNumber gone, PhoneNumber left)
    {
        if (!NumberNames<TUser, TKey>.IsOf(gone, user.UserName)) return;
        (user.UserName, _) = await new NumberNames<TUser, TKey>(users).ChooseAsync(left, holder => holder.Id.Equals(user.Id));
        if (user.UserName != left.E164) record.NameTaken(left);
    }

    /// <summary>Whether nobody else has the number, be it as a login or as the confirmed number.</summary>
    private async Task<bool> MayHaveAsync(TUser user, PhoneNumber number) =>
        await new NumberOwners<TUser, TKey>(users, record).FindAsync(number, CancellationToken.None) switch
        {
            Owner<TUser>.ByLogin { User: var owner } => owner.Id.Equals(user.Id),
            Owner<TUser>.ByConfirmedNumber { User: var owner } => owner.Id.Equals(user.Id),
            Owner<TUser>.Nobody => true,
            _ => false,
        };

    private async Task<IReadOnlyList<string>> KeysAsync(TUser user) =>
        [.. (await users.GetLoginsAsync(user)).Where(static l => l.LoginProvider == SmsLogin.Provider).Select(static l => l.ProviderKey)];

    private async Task<bool> HasPasswordAsync(TUser user) => users.SupportsUserPassword && await users.HasPasswordAsync(user);

    // As Identity itself does it, whoever loses a login gets a new security stamp, which ends the cookies of the host's own pages.
    private async Task SaveAsync(TUser user, PhoneNumber number, bool loses) => IdentityRefusal.ThrowIfFailed(
        loses && users.SupportsUserSecurityStamp ? await users.UpdateSecurityStampAsync(user) : await users.UpdateAsync(user),
        number);
}
