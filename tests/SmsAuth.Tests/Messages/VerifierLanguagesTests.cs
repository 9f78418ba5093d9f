using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.Messages;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestKit;
using SmsAuth.Verifiers;

namespace SmsAuth.Tests.Messages;

/// <summary>In which language a text is: asked for, of the account, of the verifier, of the country.</summary>
public sealed class VerifierLanguagesTests
{
    private const string German = "+4915128817386";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(German, "de")]
    [InlineData("+46701740605", "sv")]
    [InlineData("+8613812345678", "zh-CN")]
    [InlineData("+886912345678", "zh-TW")]
    [InlineData("+85251234567", "zh-TW")]
    [InlineData("+5511961234567", "pt-BR")]
    [InlineData("+351912345678", "pt-BR")]
    [InlineData("+966501234567", "ar")]
    [InlineData("+12025550100", "en")]
    [InlineData("+41781234567", "en")]
    [InlineData("+358412345678", "en")]
    public async Task A_number_of_which_nothing_else_is_known_gets_the_language_of_its_country(string number, string language)
    {
        await using var engine = NewEngine(static _ => { });

        Assert.Equal(language, await LanguageOfAsync(engine, number));
    }

    [Fact]
    public async Task What_was_asked_for_comes_first_then_what_the_verifier_sets_for_the_country_then_for_all()
    {
        await using var engine = NewEngine(static verifier =>
        {
            verifier.Language = "fr";
            verifier.Languages["ch"] = "it";
            verifier.Languages["FI"] = "fi";
        });

        Assert.Equal("de", await LanguageOfAsync(engine, "+41781234567", "tlh", "de-CH"));
        Assert.Equal("it", await LanguageOfAsync(engine, "+41781234567", "tlh"));
        Assert.Equal("fr", await LanguageOfAsync(engine, German));

        // There are no texts in Finnish.
        Assert.Equal("fr", await LanguageOfAsync(engine, "+358412345678"));
    }

    [Fact]
    public async Task Whoever_is_signed_in_gets_the_language_of_the_account_unless_asking_for_another()
    {
        await using var engine = NewEngine(static verifier => verifier.Language = "fr");
        engine.Accounts.Put(Numbers.American, "alice");
        engine.Accounts.Locales["alice"] = "hu-HU";
        var session = new AccountSession { AccountId = "alice", Client = Engine.App, AuthenticatedAt = engine.Time.GetUtcNow() };

        foreach (var (asked, language) in new[] { ((string[])[], "hu"), (["tlh"], "hu"), (["de"], "de") })
        {
            var request = new StartBindingRequest { Session = session, PhoneNumber = Numbers.OtherAmerican, Languages = asked };
            var started = Assert.IsType<StartOutcome.Started>(Assert.IsType<StartBindingOutcome.Asked>(await engine.Binding.StartAsync(request, Token)).Outcome);
            Assert.Equal(language, started.Challenge.Language);
        }

        // A sign-in does not look accounts up: it would tell by time who has one.
        Assert.Equal("fr", await LanguageOfAsync(engine, Numbers.American.E164));
    }

    [Fact]
    public void Every_country_is_one_and_every_shipped_language_is_somebodys()
    {
        var regions = Enumerable.Range('A', 26).SelectMany(static a => Enumerable.Range('A', 26).Select(b => $"{(char)a}{(char)b}")).Where(static r => CountryLanguages.Of(r) is not null).ToList();
        var texts = new TextComposer();

        Assert.All(regions, static region => Assert.True(PhoneNumber.IsRegion(region), region));
        Assert.Equal(texts.Languages.Where(static l => l != "en").Order(), regions.Select(r => texts.ChooseLanguage([CountryLanguages.Of(r)!])).Where(static l => l != "en").Distinct().Order());
        Assert.Null(CountryLanguages.Of("CH"));
        Assert.Null(CountryLanguages.Of("ZZ"));
    }

    private static Engine NewEngine(Action<CodeVerifierOptions> configure) => new(configure: builder =>
    {
        Engine.AddUnlimited(builder);
        builder.AddCodeVerifier(ClientPolicy.DefaultVerifier, configure);
    });

    private static async Task<string> LanguageOfAsync(Engine engine, string number, params string[] asked)
    {
        var challenge = await engine.StartedAsync(change: r => r with { PhoneNumber = Numbers.Parse(number), Languages = asked });
        Assert.Equal(challenge.Language, engine.Gateway.Handed[^1].Language);
        return challenge.Language;
    }
}
