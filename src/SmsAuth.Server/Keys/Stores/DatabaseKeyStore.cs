using Microsoft.EntityFrameworkCore;
using SmsAuth.Server.Database;

namespace SmsAuth.Server.Keys.Stores;

/// <summary>Keys as rows of the server's database.</summary>
internal sealed class DatabaseKeyStore(IServiceScopeFactory scopes) : IKeyStore
{
    public string Name => "the database";

    public Task<IReadOnlyList<StoredKey>> ReadAsync(CancellationToken cancellationToken) => InScopeAsync<IReadOnlyList<StoredKey>>(async database =>
    {
        var rows = await database.Set<KeyRow>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Where(static r => KeyKinds.Parse(r.Kind) is not null).Select(static r => new StoredKey(KeyKinds.Parse(r.Kind)!.Value, r.Number, r.Content))];
    });

    public Task<bool> AddAsync(StoredKey key) => InScopeAsync(async database =>
    {
        database.Add(new KeyRow { Kind = key.Kind.Name(), Number = key.Number, Content = key.Content });
        try
        {
            await database.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            // A retry after a lost acknowledgement finds its own row.
            database.ChangeTracker.Clear();
            var there = await Rows(database, key.Kind, key.Number).AsNoTracking().SingleOrDefaultAsync();
            if (there is null) throw;
            return there.Content == key.Content;
        }
    });

    public Task ReplaceAsync(StoredKey key) => InScopeAsync(database =>
        Rows(database, key.Kind, key.Number).ExecuteUpdateAsync(row => row.SetProperty(static r => r.Content, key.Content)));

    public Task RemoveAsync(KeyKind kind, int number) => InScopeAsync(database => Rows(database, kind, number).ExecuteDeleteAsync());

    private static IQueryable<KeyRow> Rows(ServerDbContext database, KeyKind kind, int number)
    {
        var name = kind.Name();
        return database.Set<KeyRow>().Where(row => row.Kind == name && row.Number == number);
    }

    private async Task<T> InScopeAsync<T>(Func<ServerDbContext, Task<T>> run)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<ServerDbContext>());
    }
}
