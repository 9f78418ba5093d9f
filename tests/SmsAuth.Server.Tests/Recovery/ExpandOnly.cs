using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace SmsAuth.Server.Tests.Recovery;

/// <summary>The rule for migrations: one that runs under the version before takes nothing away from it and asks nothing new of it.</summary>
internal static class ExpandOnly
{
    /// <summary>What a migration does against the rule.</summary>
    public static IEnumerable<string> BreachesOf(IEnumerable<MigrationOperation> operations)
    {
        var all = operations.ToList();
        var made = all.OfType<CreateTableOperation>().Select(static t => t.Name).ToHashSet(StringComparer.Ordinal);
        return all.Select(operation => BreachOf(operation, made)).OfType<string>();
    }

    private static string? BreachOf(MigrationOperation operation, HashSet<string> made) => operation switch
    {
        CreateTableOperation table => table.ForeignKeys.Select(key => BreachOf(key, made)).FirstOrDefault(static b => b is not null),
        CreateIndexOperation index when !index.IsUnique || made.Contains(index.Table) => null,
        CreateIndexOperation index => $"the unique index {index.Name} refuses what the version before writes",
        AddColumnOperation column when FillsItself(column) => null,
        AddColumnOperation column => $"the version before does not fill {column.Table}.{column.Name}, which has no default",
        AddForeignKeyOperation key when made.Contains(key.Table) && (made.Contains(key.PrincipalTable) || key.OnDelete is ReferentialAction.Cascade or ReferentialAction.SetNull) => null,
        AddForeignKeyOperation key => $"the foreign key {key.Name} refuses what the version before writes or deletes",
        AlterColumnOperation column when IsWider(column) => null,
        _ => $"{operation.GetType().Name} is no expansion",
    };

    private static bool IsWider(AlterColumnOperation column) =>
        column.ClrType == column.OldColumn.ClrType
        && (column.IsNullable || !column.OldColumn.IsNullable)
        && (FillsItself(column) || !FillsItself(column.OldColumn))
        && (column.MaxLength is null || column.MaxLength >= column.OldColumn.MaxLength)
        && column.IsUnicode != false | column.OldColumn.IsUnicode == false;

    private static bool FillsItself(ColumnOperation column) => column.IsNullable || column.DefaultValue is not null || column.DefaultValueSql is not null;
}
