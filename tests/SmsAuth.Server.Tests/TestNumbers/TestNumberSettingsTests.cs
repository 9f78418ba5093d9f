using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.TestNumbers;

public sealed class TestNumberSettingsTests : IDisposable
{
    private const string Numbers = "SmsAuth:TestNumbers:Numbers";
    private readonly ServerFolder folder = new();

    private static (string Name, string Value)[] Number =>
    [
        ($"{Numbers}:0:ClientId", "demo-app"),
        ($"{Numbers}:0:Number", "+12025550100"),
        ($"{Numbers}:0:Code", "246813"),
        ($"{Numbers}:0:Until", Date(days: 30)),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task In_development_a_test_number_signs_in_without_a_text()
    {
        await using var server = await ServerProcess.StartAsync(folder, "Development", Number);
        var challenge = await PostAsync(server, "connect/sms_otp", ("phone_number", "+12025550100"));

        var token = await PostAsync(
            server, "connect/token", ("grant_type", "sms_otp"), ("phone_number", "+12025550100"), ("code", "246813"), ("challenge_id", challenge.GetProperty("challenge_id").GetString()!));

        Assert.True(token.TryGetProperty("access_token", out _));
        Assert.Equal("[]", await server.Client.GetStringAsync("/outbox.json", Cancellation));
        Assert.DoesNotContain("246813", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_test_numbers_are_refused_unless_they_are_switched_on()
    {
        folder.MakeProductionKeys();
        var refusal = await ServerProcess.RefusalAsync(folder, "Production", [.. ServerProcess.ProductionSettings(folder), .. Number]);
        refusal.MustName(Numbers, "SmsAuth:TestNumbers:AllowInProduction");

        await using var server = await ServerProcess.StartProductionAsync(folder, [.. Number, ("SmsAuth:TestNumbers:AllowInProduction", "true")]);
        Assert.Contains("1 test numbers are configured outside Development", server.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0:Number", "+1", "NotANumber")]
    [InlineData("0:Number", "+447700900000", "NotAssigned")]
    [InlineData("0:Number", "+8613812345678", "+86*********78 may be somebody's")]
    [InlineData("0:Code", "24681357x", "4 to 10 ASCII digits")]
    [InlineData("0:Until", "soon", "the time at which the number ends")]
    [InlineData("0:ClientId", " ", "name the client")]
    [InlineData("0:Real", "perhaps", "Real")]
    [InlineData("0:Untill", "2027-01-01", "there is no such setting")]
    [InlineData("0", "+12025550100", "settings, not a value")]
    public async Task A_test_number_that_cannot_be_read_is_refused_by_name_and_without_its_code(string name, string value, string because)
    {
        var refusal = await ServerProcess.RefusalAsync(folder, "Development", [.. Number, ($"{Numbers}:{name}", value)]);

        refusal.MustName($"{Numbers}:{name}", because);
        if (name is "0:Code") Assert.DoesNotContain(value, refusal.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_more_than_a_year_ahead_is_refused() =>
        (await ServerProcess.RefusalAsync(folder, "Development", [.. Number, ($"{Numbers}:0:Until", Date(days: 400))])).MustName($"{Numbers}:0:Until", "at most a year ahead");

    private static string Date(int days) => TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<JsonElement> PostAsync(ServerProcess server, string path, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Append(("client_id", "demo-app")).Select(static p => KeyValuePair.Create(p.Item1, p.Item2)));
        using var response = await server.Client.PostAsync(new Uri(path, UriKind.Relative), content, Cancellation);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }
}
