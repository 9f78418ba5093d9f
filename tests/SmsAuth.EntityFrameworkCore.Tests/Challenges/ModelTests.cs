using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace SmsAuth.EntityFrameworkCore.Tests.Challenges;

public sealed class ModelTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    private const int MaxIndexBytes = 1700;

    private const int MaxTextLength = 126;

    public static TheoryData<string> Tables => ["SmsAuthChallenges", "SmsAuthAudit", "SmsAuthLimits"];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Every_text_and_binary_column_is_bounded(string name)
    {
        await using var request = host.NewRequest();
        var columns = TableOf(request, name).GetProperties().Where(static p => p.ClrType == typeof(string) || p.ClrType == typeof(byte[])).ToList();

        Assert.NotEmpty(columns);
        Assert.All(columns, static column => Assert.InRange(column.GetMaxLength() ?? int.MaxValue, 1, MaxTextLength));
    }

    [Theory]
    [InlineData("SmsAuthChallenges", 3)]
    [InlineData("SmsAuthAudit", 6)]
    [InlineData("SmsAuthLimits", 2)]
    public async Task Every_key_and_index_fits_into_the_1700_bytes_of_SQL_Server(string name, int count)
    {
        await using var request = host.NewRequest();
        var table = TableOf(request, name);
        var indexes = table.GetKeys().Select(static k => k.Properties).Concat(table.GetIndexes().Select(static i => i.Properties)).ToList();

        Assert.Equal(count, indexes.Count);
        Assert.All(indexes, static columns => Assert.InRange(columns.Sum(BytesOf), 1, MaxIndexBytes));
    }

    [Theory]
    [InlineData("SmsAuthChallenges", 4)]
    [InlineData("SmsAuthAudit", 1)]
    [InlineData("SmsAuthLimits", 1)]
    public async Task Every_time_is_a_number(string name, int count)
    {
        await using var request = host.NewRequest();
        var times = TableOf(request, name).GetProperties().Where(static p => p.Name.EndsWith("At", StringComparison.Ordinal)).ToList();

        Assert.Equal(count, times.Count);
        Assert.All(times, static time => Assert.Equal(typeof(long), time.GetTypeMapping().Converter!.ProviderClrType));
    }

    private static IEntityType TableOf(AsyncServiceScope request, string name) =>
        request.ServiceProvider.GetRequiredService<SampleContext>().Model.GetEntityTypes().Single(t => t.GetTableName() == name);

    // SQL Server: two bytes for each character of nvarchar, one of varchar.
    private static int BytesOf(IProperty column) => column.ClrType == typeof(string)
        ? column.GetMaxLength()!.Value * (column.IsUnicode() is false ? 1 : 2)
        : sizeof(long);
}
