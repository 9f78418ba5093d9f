using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace SmsAuth.EntityFrameworkCore.Tests.Challenges;

public sealed class ModelTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    private const int MaxIndexBytes = 1700;

    [Fact]
    public async Task The_table_has_its_name()
    {
        await using var request = host.NewRequest();

        Assert.Equal("StoredChallenge", TableOf(request).ClrType.Name);
    }

    [Fact]
    public async Task Every_text_and_binary_column_is_bounded()
    {
        await using var request = host.NewRequest();
        var columns = TableOf(request).GetProperties().Where(static p => p.ClrType == typeof(string) || p.ClrType == typeof(byte[])).ToList();

        Assert.NotEmpty(columns);
        Assert.All(columns, static column => Assert.InRange(column.GetMaxLength() ?? int.MaxValue, 1, 100));
    }

    [Fact]
    public async Task Every_key_and_index_fits_into_the_1700_bytes_of_SQL_Server()
    {
        await using var request = host.NewRequest();
        var table = TableOf(request);
        var indexes = table.GetKeys().Select(static k => k.Properties).Concat(table.GetIndexes().Select(static i => i.Properties)).ToList();

        Assert.Equal(3, indexes.Count);
        Assert.All(indexes, static columns => Assert.InRange(columns.Sum(BytesOf), 1, MaxIndexBytes));
    }

    [Fact]
    public async Task Every_time_is_a_number()
    {
        await using var request = host.NewRequest();
        var times = TableOf(request).GetProperties().Where(static p => p.Name.EndsWith("At", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, times.Count);
        Assert.All(times, static time => Assert.Equal(typeof(long), time.GetTypeMapping().Converter!.ProviderClrType));
    }

    private static IEntityType TableOf(AsyncServiceScope request) =>
        request.ServiceProvider.GetRequiredService<SampleContext>().Model.GetEntityTypes().Single(static t => t.GetTableName() == "SmsAuthChallenges");

    // SQL Server: two bytes for each character of nvarchar, one of varchar.
    private static int BytesOf(IProperty column) => column.ClrType == typeof(string)
        ? column.GetMaxLength()!.Value * (column.IsUnicode() is false ? 1 : 2)
        : sizeof(long);
}
