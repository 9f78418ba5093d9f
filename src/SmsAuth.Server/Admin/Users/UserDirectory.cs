using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using SmsAuth.Accounts;
using SmsAuth.Bindings;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Accounts;
using SmsAuth.Server.Admin.Access;
using SmsAuth.Server.Database;

namespace SmsAuth.Server.Admin.Users;

/// <summary>Finds accounts.</summary>
internal sealed class UserDirectory(ServerDbContext database, IAccountStore accounts, AccountNumbers numbers, Administrators administrators, TimeProvider time)
{
    private const int Version7 = 7;

    /// <summary>An account by its id; null when there is none.</summary>
    public async Task<ServerUser?> FindAsync(string id, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var key) ? await database.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == key, cancellationToken) : null;

    /// <summary>The accounts, the newest first; on SQL Server, which sorts ids in an order of its own, in no order of time.</summary>
    /// <param name="search">A phone number in international format, an id, or the beginning of a name; null finds all.</param>
    /// <param name="after">The id of the last account of the part before.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<IReadOnlyList<ServerUser>> ListAsync(string? search, Guid? after, int take, CancellationToken cancellationToken)
    {
        if (search is not null && PhoneNumber.TryParse(search, region: null, out var number) is PhoneNumberProblem.None)
        {
            return await accounts.FindByNumberAsync(number!, cancellationToken) is { } account && await FindAsync(account.Id, cancellationToken) is { } owner ? [owner] : [];
        }

        // Accounts that were made at a sign-in are named by their number: no masked one is to be guessed digit by digit.
        if (search is ['+', ..]) return [];
        if (search is not null && Guid.TryParse(search, out _)) return await FindAsync(search, cancellationToken) is { } user ? [user] : [];
        var users = database.Users.AsNoTracking();
        if (after is { } last) users = users.Where(u => u.Id.CompareTo(last) < 0);
        if (search is not null)
        {
            var name = search.ToUpperInvariant();
            users = users.Where(u => u.NormalizedUserName != null && u.NormalizedUserName.StartsWith(name));
        }

        return await users.OrderByDescending(static u => u.Id).Take(take).ToListAsync(cancellationToken);
    }

    public async Task<UserAnswer> AnswerOfAsync(ServerUser user, CancellationToken cancellationToken)
    {
        var id = user.Id.ToString();
        return new UserAnswer(
            id,
            NameOf(user),
            CreatedAt(user.Id),
            !(user.LockoutEnabled && user.LockoutEnd >= time.GetUtcNow()),
            await administrators.HasRoleAsync(user.Id),
            [.. (await numbers.ListAsync(id, cancellationToken)).Select(static n => new UserNumber(n.Id, n.PhoneNumber.Masked))]);
    }

    /// <summary>When an id of version 7 was made (RFC 9562 5.7); null for another one.</summary>
    public static DateTimeOffset? CreatedAt(Guid id)
    {
        if (id.Version != Version7) return null;
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
    }

    // Accounts that were made at a sign-in are named by their number.
    private static string? NameOf(ServerUser user) => user.UserName is { Length: > 0 } name && name[0] != '+' ? name : null;
}
