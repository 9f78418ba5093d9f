using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace SmsAuth.Server.Tests.Operations;

/// <summary>The rule for migrations: the version before runs on what they make.</summary>
internal static class Expansion
{
    /// <summary>Says what the version before could not live with; empty when there is nothing.</summary>
    public static IReadOnlyList<string> ProblemsOf(IReadOnlyList<MigrationOperation> operations)
    {
        // What a migration makes is its own to change.
        var made = operations.OfType<CreateTableOperation>().Select(static o => o.Name).ToHashSet(StringComparer.Ordinal);
        return [.. operations.Select(operation => ProblemOf(operation, made)).OfType<string>()];
    }

    private static string? ProblemOf(MigrationOperation operation, HashSet<string> made) => operation switch
    {
        CreateTableOperation or EnsureSchemaOperation or AlterDatabaseOperation => null,
        ITableMigrationOperation { Table: var table } when made.Contains(table) => null,
        AddColumnOperation column when column.IsNullable || column.DefaultValue is not null || column.DefaultValueSql is not null || column.ComputedColumnSql is not null => null,
        AddColumnOperation column => $"adds {column.Table}.{column.Name}, which the version before does not write and which has no default",
        CreateIndexOperation { IsUnique: false } => null,
        CreateIndexOperation index => $"makes {index.Name} unique, against which the version before may write",
        DropIndexOperation { Name: var name } => $"drops {name}, by which the version before may look up",
        ITableMigrationOperation { Table: var table } => $"{operation.GetType().Name} on {table}",
        _ => operation.GetType().Name,
    };
}
