using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Deliveries;

namespace SmsAuth.Gateways.Tests.Vendors;

/// <summary>What every gateway promises whose vendor signs no receipts, so that a token in the address has to do.</summary>
public abstract class TokenReceiptContract : GatewayContract
{
    private const string Receipts = "https://login.example.com/connect/sms_otp/receipts/vendor";

    /// <summary>A text that arrived and one that did not, as the vendor documents it.</summary>
    protected abstract string Report { get; }

    /// <summary>What <see cref="Report"/> says.</summary>
    protected abstract IReadOnlyList<Receipt> Reported { get; }

    /// <summary>The answer that the vendor documents.</summary>
    protected abstract string Answer { get; }

    /// <summary>Items that are not what the vendor documents.</summary>
    protected abstract IReadOnlyList<string> MalformedItems { get; }

    private static string Good => $"?token={ReceiptToken}";

    /// <summary>The token of <see cref="VendorContract.SettingsFor"/>.</summary>
    protected static string ReceiptToken => $"{Secret}-receipts";

    [Fact]
    public async Task A_report_with_the_token_is_believed_and_answered_as_the_vendor_wants()
    {
        var genuine = Assert.IsType<ReceiptReading.Genuine>(await ReadAsync(Good, Report));

        Assert.Equal(Reported, genuine.Receipts);
        Assert.Equal(Answer, genuine.Answer);
        Assert.All(Reported.Where(static r => r.Reason is not null), r => AssertTellsNothing(r.Reason!));
    }

    [Fact]
    public async Task A_report_without_items_is_answered_all_the_same()
    {
        var genuine = Assert.IsType<ReceiptReading.Genuine>(await ReadAsync($"?a=b&token={ReceiptToken}", "[]"));

        Assert.Empty(genuine.Receipts);
        Assert.Equal(Answer, genuine.Answer);
    }

    [Fact]
    public async Task A_report_without_the_token_is_refused()
    {
        string[] queries =
        [
            "", "?", "?token", "?token=", $"?Token={ReceiptToken}", $"?{ReceiptToken}", $"?token={ReceiptToken}&token=", $"?token={ReceiptToken}&a=b",
            $"?token={ReceiptToken}x", $"?token={ReceiptToken[..^1]}", $"?token={ReceiptToken.ToUpperInvariant()}", $"?token={Secret}", $"?token={ReceiptToken}%00",
        ];
        foreach (var query in queries) AssertRefused(await ReadAsync(query, Report));
    }

    [Fact]
    public async Task Without_a_token_of_ours_nothing_is_believed()
    {
        var settings = SettingsFor(Vendor.Address);
        settings.Remove("ReceiptToken");
        await using var other = ServicesFor(settings);
        var reader = (IReceiptReader)other.GetRequiredService<GatewayRoute>().Find(ProviderName)!;

        foreach (var query in new[] { "", "?token=", Good }) AssertRefused(await reader.ReadAsync(RequestOf(query, Report)));
    }

    [Fact]
    public async Task A_report_that_is_not_what_the_vendor_documents_is_refused_as_a_whole()
    {
        string[] bodies = ["", "null", "{}", "7", "<html>", Report[..^2], Report.Trim()[1..^1], "[null]", "[[]]", "[7]", "[{}]", .. MalformedItems.Select(static i => $"[{i}]")];
        foreach (var body in bodies) AssertRefused(await ReadAsync(Good, body));
        foreach (var item in MalformedItems) AssertRefused(await ReadAsync(Good, Report.Trim()[..^1] + $",{item}]"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    public async Task A_report_comes_by_POST(string method) => AssertRefused(await ((IReceiptReader)Gateway).ReadAsync(RequestOf(Good, Report) with { Method = method }));

    private void AssertRefused(ReceiptReading reading) => AssertTellsNothing(Assert.IsType<ReceiptReading.Refused>(reading).Reason);

    private Task<ReceiptReading> ReadAsync(string query, string body) => ((IReceiptReader)Gateway).ReadAsync(RequestOf(query, body));

    private ReceiptRequest RequestOf(string query, string body) => new()
    {
        Method = "POST",
        Address = new Uri(Receipts + query),
        Headers = new Dictionary<string, string>(),
        Body = Encoding.UTF8.GetBytes(body),
        At = Time.GetUtcNow(),
    };
}
