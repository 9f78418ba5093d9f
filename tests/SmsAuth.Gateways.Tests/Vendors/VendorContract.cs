using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SmsAuth.Codes;
using SmsAuth.Settings;
using SmsAuth.TestKit;
using SmsAuth.TestKit.Logging;

namespace SmsAuth.Gateways.Tests.Vendors;

/// <summary>A provider of one kind, and its vendor on this machine.</summary>
public abstract class VendorContract : IAsyncLifetime
{
    /// <summary>The secret of every vendor in these tests is this, or begins with it.</summary>
    protected const string Secret = "s3cr3tKeyOfOurs0123456789abcdef01";

    protected const string Code = "482915";

    /// <summary>The name of the provider.</summary>
    protected const string ProviderName = "vendor";

    internal CapturedLogs Logs { get; } = new();

    protected ServiceProvider Services { get; private set; } = null!;

    protected VendorServer Vendor { get; private set; } = null!;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected static TextMessage Text => new(Numbers.American, $"{Code} is your code for Example.") { Code = OtpCode.Parse(Code), Minutes = 5 };

    /// <summary>The kind under test.</summary>
    protected abstract string Type { get; }

    /// <summary>Its settings, with the vendor at an address.</summary>
    protected abstract Dictionary<string, string> SettingsFor(Uri vendor);

    protected abstract void Add(SmsAuthBuilder builder, Dictionary<string, string> settings);

    public async ValueTask InitializeAsync()
    {
        Vendor = await VendorServer.StartAsync();
        Services = ServicesFor(SettingsFor(Vendor.Address));
    }

    public async ValueTask DisposeAsync()
    {
        // A pipeline that is disposed of waits for its requests, by the fake clock.
        await PassTimeAsync(Services.DisposeAsync().AsTask());
        await Vendor.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static void AssertTellsNothing(string words)
    {
        Assert.NotEmpty(words);
        Assert.DoesNotContain(Secret, words, StringComparison.Ordinal);
        Assert.DoesNotContain(Code, words, StringComparison.Ordinal);
        Assert.DoesNotContain(Text.To.E164[1..], words, StringComparison.Ordinal);
    }

    /// <summary>Neither secret nor code nor number is in a log, and no secret or code in an address.</summary>
    protected void AssertNothingTold()
    {
        Assert.NotEmpty(Logs.Entries);
        Logs.AssertNowhere(Secret);
        Logs.AssertNowhere(Code);
        Logs.AssertNowhere(Text.To.E164[1..]);
        Assert.All(Vendor.Requests, static request =>
        {
            Assert.DoesNotContain(Secret, request.Address.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Code, request.Address.ToString(), StringComparison.Ordinal);
        });
    }

    /// <summary>A form can be made of what is declared, and it is what the tests set.</summary>
    protected void AssertDeclared(IProviderKind kind)
    {
        Assert.NotEmpty(kind.Label);
        Assert.All(kind.Settings, static d =>
        {
            Assert.NotEmpty(d.Label);
            Assert.EndsWith(".", d.Help, StringComparison.Ordinal);
            Assert.True(d.Pattern is null || d.Allowed.Length > 0, $"{d.Name}: say what is allowed");
            Assert.True(d.Default is null || SettingValues.ProblemsOf([d], new Dictionary<string, string> { [d.Name] = d.Default }).Count == 0, $"{d.Name}: the default is not allowed");
        });
        Assert.All(SettingsFor(Vendor.Address), s => Assert.Equal(s.Value.StartsWith(Secret, StringComparison.Ordinal), kind.Settings.Single(d => d.Name == s.Key).Secret));
        Assert.Empty(SettingValues.ProblemsOf(kind.Settings, SettingsFor(Vendor.Address)));
        Assert.Equal(
            kind.Settings.Where(static d => d is { Required: true, Default: null }).Select(static d => d.Name),
            SettingValues.ProblemsOf(kind.Settings, new Dictionary<string, string>()).Select(static p => p.Setting));
    }

    protected ServiceProvider ServicesFor(Dictionary<string, string> settings)
    {
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        collection.AddSingleton<TimeProvider>(Time);
        Add(collection.AddSmsAuth().AddHttpGateways(), settings);
        return collection.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>Waits for what waits on the fake clock.</summary>
    protected async Task<T> PassTimeAsync<T>(Task<T> waiting)
    {
        await PassTimeAsync((Task)waiting);
        return await waiting;
    }

    private async Task PassTimeAsync(Task waiting)
    {
        while (!waiting.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(5, CancellationToken.None);
        }

        await waiting;
    }
}
