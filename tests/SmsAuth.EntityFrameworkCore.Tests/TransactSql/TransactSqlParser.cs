using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace SmsAuth.EntityFrameworkCore.Tests.TransactSql;

/// <summary>Microsoft's parser of T-SQL, at the version of SQL Server 2022.</summary>
public static class TransactSqlParser
{
    /// <summary>Fails unless it is T-SQL, without MERGE and without hints.</summary>
    public static void AssertParses(string sql)
    {
        using var reader = new StringReader(sql);
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.True(errors.Count == 0, string.Join(Environment.NewLine, errors.Select(static e => $"{e.Line}: {e.Message}").Append(sql)));
        var finder = new Unwanted();
        fragment.Accept(finder);
        Assert.True(finder.Found.Count == 0, $"{string.Join(", ", finder.Found)} in {sql}");
    }

    private sealed class Unwanted : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        public override void Visit(MergeStatement node) => Found.Add("MERGE");

        public override void Visit(TableHint node) => Found.Add("a table hint");

        public override void Visit(OptimizerHint node) => Found.Add("a query hint");
    }
}
