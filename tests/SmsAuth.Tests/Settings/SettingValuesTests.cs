using Microsoft.Extensions.Configuration;
using SmsAuth.Settings;

namespace SmsAuth.Tests.Settings;

public sealed class SettingValuesTests
{
    private static readonly SettingDeclaration[] Declared =
    [
        new("AccessKey", "Access key") { Help = "A key.", Required = true, Secret = true, Pattern = "[a-z0-9]{4,}", Allowed = "4 or more of a-z 0-9" },
        new("Sender", "Sender") { Help = "Who.", Default = "Example" },
    ];

    [Theory]
    [InlineData("plain0", "plain0")]
    [InlineData("{{ $secrets.KEY }}", "fromconfig")]
    [InlineData("{{$secrets.KEY}}", "fromconfig")]
    [InlineData("pre{{ $secrets.KEY }}", "prefromconfig")]
    public void A_reference_is_resolved_at_use(string raw, string value) => Assert.Equal(value, With(raw).Secret("AccessKey").Reveal());

    [Fact]
    public void A_reference_follows_the_environment()
    {
        const string Name = "SMSAUTH_TEST_SETTING_REFERENCE";
        var settings = With($$$"""{{ $env.{{{Name}}} }}""");
        try
        {
            Environment.SetEnvironmentVariable(Name, "first1");
            Assert.Equal("first1", settings.Text("AccessKey"));
            Environment.SetEnvironmentVariable(Name, "second2");
            Assert.Equal("second2", settings.Text("AccessKey"));
            Environment.SetEnvironmentVariable(Name, "NOT ALLOWED");
            Assert.DoesNotContain("NOT ALLOWED", Assert.Throws<SettingUnavailableException>(() => settings.Text("AccessKey")).Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Name, null);
        }

        Assert.Contains(Name, Assert.Throws<SettingUnavailableException>(() => settings.Text("AccessKey")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ $env.Database__ConnectionString }}")]
    [InlineData("{{ $secrets.A__B }}")]
    [InlineData("{{ $secrets.Nested:Key }}")]
    [InlineData("{{ $config.KEY }}")]
    [InlineData("{{ $env. }}")]
    public void What_no_reference_may_read_is_refused_when_it_is_saved_and_when_it_is_used(string raw)
    {
        Assert.Equal("AccessKey", Assert.Single(SettingValues.ProblemsOf(Declared, Values(raw))).Setting);
        Assert.Throws<SettingUnavailableException>(() => With(raw).Text("AccessKey"));
    }

    [Theory]
    [InlineData("", "AccessKey", "needed")]
    [InlineData("   ", "AccessKey", "needed")]
    [InlineData("abc", "AccessKey", "4 or more")]
    [InlineData("abcd\n", "AccessKey", "4 or more")]
    public void A_value_that_is_not_allowed_is_refused_by_name_and_not_repeated(string raw, string setting, string because)
    {
        var problem = Assert.Single(SettingValues.ProblemsOf(Declared, Values(raw)));
        Assert.Equal(setting, problem.Setting);
        Assert.Contains(because, problem.Message, StringComparison.Ordinal);
        if (raw.Trim().Length > 0) Assert.DoesNotContain(raw.Trim(), problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_that_there_is_not_is_refused_with_those_that_there_are()
    {
        var problem = Assert.Single(SettingValues.ProblemsOf(Declared, new Dictionary<string, string> { ["AccessKey"] = "abcd", ["Acess"] = "x" }));
        Assert.Equal("Acess", problem.Setting);
        Assert.Contains("AccessKey, Sender", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_have_no_case_and_what_is_not_set_has_its_default()
    {
        var settings = new SettingValues(Declared, new Dictionary<string, string> { ["accesskey"] = "abcd" }, new SettingReferences());
        Assert.Equal(("abcd", "Example"), (settings.Text("AccessKey"), settings.Text("Sender")));
        Assert.Equal("[secret]", settings.Secret("AccessKey").ToString());
    }

    private static Dictionary<string, string> Values(string raw) => new() { ["AccessKey"] = raw };

    private static SettingValues With(string raw)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Secrets:KEY", "fromconfig"), new("KEY", "elsewhere"), new("Secrets:Nested:Key", "nested")]).Build();
        return new SettingValues(Declared, Values(raw), new SettingReferences(configuration));
    }
}
