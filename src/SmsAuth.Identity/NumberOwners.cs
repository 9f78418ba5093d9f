using Microsoft.AspNetCore.Identity;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity;

/// <summary>Finds and makes the owners of phone numbers among the users of one scope.</summary>
internal sealed class NumberOwners<TUser, TKey>(UserManager<TUser> users, AccountRecord record)
    where TUser : IdentityUser<TKey>, new()
    where TKey : IEquatable<TKey>
{
    public async Task<Owner<TUser>> FindAsync(PhoneNumber number, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (await users.FindByLoginAsync(SmsLogin.Provider, number.E164) is { } linked) return new Owner<TUser>.ByLogin(linked);

        switch (await FindConfirmedAsync(number, cancellationToken))
        {
            case []:
                return new Owner<TUser>.Nobody();
            case [var only]:
                return new Owner<TUser>.ByConfirmedNumber(only);
            default:
                record.SeveralOwners(number);
                return new Owner<TUser>.Several();
        }
    }

    /// <summary>Makes the number a login of a user who has confirmed it.</summary>
    public async Task<TUser> LinkAsync(TUser user, PhoneNumber number)
    {
        await AddLoginAsync(user, number, isNew: false);
        return user;
    }

    /// <summary>
    /// Makes a user of that number. Parallel calls choose the same user name, of which there can be one. The user is saved before its login:
    /// should the login never follow, the confirmed number leads back to the user.
    /// </summary>
    public async Task<TUser> CreateAsync(PhoneNumber number)
    {
        // A name whose holder has confirmed the number meanwhile is refused as a duplicate; looking again finds that user.
        var (name, _) = await ChooseNameAsync(number);
        var user = new TUser { UserName = name, PhoneNumber = number.E164, PhoneNumberConfirmed = true };
        IdentityRefusal.ThrowIfFailed(await users.CreateAsync(user), number);
        await record.CreatedAsync(await users.GetUserIdAsync(user), number);
        if (name != number.E164) record.NameTaken(number);
        await AddLoginAsync(user, number, isNew: true);
        return user;
    }

    private async Task AddLoginAsync(TUser user, PhoneNumber number, bool isNew)
    {
        IdentityRefusal.ThrowIfFailed(await users.AddLoginAsync(user, SmsLogin.For(number)), number);
        await record.LinkedAsync(await users.GetUserIdAsync(user), number, isNew);
    }

    /// <summary>At most two users who have confirmed the number: a second one is enough to know that none is meant.</summary>
    private async Task<IReadOnlyList<TUser>> FindConfirmedAsync(PhoneNumber number, CancellationToken cancellationToken)
    {
        if (!users.SupportsQueryableUsers) return await ChooseNameAsync(number) is (_, { } holder) ? [holder] : [];

        var e164 = number.E164;
        var query = users.Users.Where(u => u.PhoneNumber == e164 && u.PhoneNumberConfirmed).OrderBy(u => u.Id).Take(2);
        if (query is not IAsyncEnumerable<TUser> asynchronous) return [.. query];

        List<TUser> found = [];
        await foreach (var user in asynchronous.WithCancellation(cancellationToken)) found.Add(user);
        return found;
    }

    // Anybody can register under a number as a user name; only who has confirmed the number is its owner.
    private Task<(string Name, TUser? Holder)> ChooseNameAsync(PhoneNumber number) =>
        new NumberNames<TUser, TKey>(users).ChooseAsync(number, holder => holder.PhoneNumberConfirmed && holder.PhoneNumber == number.E164);
}
