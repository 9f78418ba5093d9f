using Microsoft.EntityFrameworkCore;
using SmsAuth.Definitions;

namespace SmsAuth.EntityFrameworkCore.Definitions;

/// <summary>
/// Keeps definitions in a relational database: the primary key and the version decide between those who write at once. A write that is repeated because its
/// acknowledgement was lost finds its own version, and has succeeded.
/// </summary>
internal sealed class EntityFrameworkCoreDefinitionStore<TContext>(OwnScope<TContext> own) : IDefinitionStore
    where TContext : DbContext
{
    public Task<IReadOnlyList<SavedDefinition>> ListAsync(CancellationToken cancellationToken) => own.RunAsync<IReadOnlyList<SavedDefinition>>(async context =>
    {
        var rows = await context.RowsOf<StoredDefinition>().AsNoTracking().OrderBy(d => d.Kind).ThenBy(d => d.Name).ToListAsync(cancellationToken);
        return [.. rows.Select(static d => d.ToDefinition())];
    });

    public Task<bool> TryAddAsync(SavedDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return own.RunAsync(async context =>
            await Upsert.TryAddAsync(context, StoredDefinition.From(definition)) is not { } failure
            || (await RowOf(context, definition.Kind, definition.Name).Select(static d => (Guid?)d.Version).FirstOrDefaultAsync(CancellationToken.None) is { } there
                ? there == definition.Version
                : throw failure));
    }

    public Task<bool> TryReplaceAsync(SavedDefinition definition, Guid version)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return own.RunAsync(async context =>
        {
            var row = RowOf(context, definition.Kind, definition.Name);
            return await row.Where(d => d.Version == version).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(d => d.Type, definition.Type)
                        .SetProperty(d => d.Document, definition.Document)
                        .SetProperty(d => d.Version, definition.Version)
                        .SetProperty(d => d.SavedAt, definition.SavedAt)
                        .SetProperty(d => d.SavedBy, definition.SavedBy),
                    CancellationToken.None) == 1
                || await row.AnyAsync(d => d.Version == definition.Version, CancellationToken.None);
        });
    }

    public Task<bool> TryDeleteAsync(DefinitionKind kind, string name, Guid version) => own.RunAsync(async context =>
        await RowOf(context, kind, name).Where(d => d.Version == version).ExecuteDeleteAsync(CancellationToken.None) == 1);

    private static IQueryable<StoredDefinition> RowOf(TContext context, DefinitionKind kind, string name) =>
        context.RowsOf<StoredDefinition>().Where(d => d.Kind == kind && d.Name == name);
}
