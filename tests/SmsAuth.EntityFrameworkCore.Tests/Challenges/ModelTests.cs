using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Definitions;

namespace SmsAuth.EntityFrameworkCore.Tests.Challenges;

public sealed class ModelTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    private const int MaxIndexBytes = 1700;

    private const int MaxTextLength = 126;

    // A few rows that are read every ten seconds; no request waits for them.
    private const string Document = nameof(SavedDefinition.Document);

    public static TheoryData<string> Tables => 
    [
        "SmsAuthAudit", "SmsAuthChallenges", "SmsAuthConversions", "SmsAuthDefinitions", "SmsAuthDevices", "SmsAuthLeases", "SmsAuthLimits", "SmsAuthNumberActivity", "SmsAuthNumberLists",
        "SmsAuthPauses", "SmsAuthStatistics",
    ];

    [Fact]
    public async Task There_are_these_tables_and_no_others()
    {
        await using var request = host.NewRequest();

        Assert.Equal(Tables.Select(static t => t.Data).Order(), TablesOf(request).Select(static t => t.GetTableName()!).Order());
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Every_text_and_binary_column_is_bounded(string table)
    {
        await using var request = host.NewRequest();
        var columns = TableOf(request, table).GetProperties().Where(static p => p.ClrType == typeof(string) || p.ClrType == typeof(byte[])).ToList();

        Assert.NotEmpty(columns);
        Assert.All(columns, static column => Assert.InRange(column.GetMaxLength() ?? int.MaxValue, 1, column.Name == Document ? SavedDefinition.MaxDocumentLength : MaxTextLength));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Every_key_and_index_fits_into_the_1700_bytes_of_SQL_Server(string table)
    {
        await using var request = host.NewRequest();
        var type = TableOf(request, table);
        var indexes = type.GetKeys().Select(static k => k.Properties).Concat(type.GetIndexes().Select(static i => i.Properties)).ToList();

        Assert.NotEmpty(indexes);
        Assert.All(indexes, static columns => Assert.InRange(columns.Sum(BytesOf), 1, MaxIndexBytes));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Every_time_is_a_number(string table)
    {
        await using var request = host.NewRequest();
        var times = TableOf(request, table).GetProperties().Where(static p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(DateTimeOffset)).ToList();

        Assert.NotEmpty(times);
        Assert.All(times, static time => Assert.Equal(typeof(long), time.GetTypeMapping().Converter!.ProviderClrType));
    }

    private static IEntityType TableOf(AsyncServiceScope request, string table) => TablesOf(request).Single(t => t.GetTableName() == table);

    private static IEnumerable<IEntityType> TablesOf(AsyncServiceScope request) =>
        request.ServiceProvider.GetRequiredService<SampleContext>().Model.GetEntityTypes().Where(static t => t.ClrType != typeof(Note));

    // SQL Server: two bytes for each character of nvarchar, one of varchar.
    private static int BytesOf(IProperty column) => column.ClrType == typeof(string)
        ? column.GetMaxLength()!.Value * (column.IsUnicode() is false ? 1 : 2)
        : sizeof(long);
}
