using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.Messages;

namespace SmsAuth.Tests.Messages;

public sealed class TextComposerTests
{
    private static readonly TextComposer Texts = new();
    private static readonly TextStyle Style = new("Fjärd");

    public static TheoryData<string, Purpose> LanguagesAndPurposes
    {
        get
        {
            var data = new TheoryData<string, Purpose>();
            foreach (var language in Texts.Languages)
            {
                foreach (var purpose in Enum.GetValues<Purpose>()) data.Add(language, purpose);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(LanguagesAndPurposes))]
    public void Every_text_tells_the_code_the_application_and_how_long_it_works(string language, Purpose purpose)
    {
        var text = Compose(purpose, language, TimeSpan.FromMinutes(7));

        Assert.Equal(2, text.Split("482915").Length);
        Assert.Contains("Fjärd", text, StringComparison.Ordinal);
        Assert.Contains("7", text.Replace("482915", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain('{', text);
        Assert.DoesNotContain('}', text);
        Assert.DoesNotContain('\n', text);
    }

    [Theory]
    [MemberData(nameof(LanguagesAndPurposes))]
    public void A_code_stands_free_of_other_digits_and_letters_of_its_script(string language, Purpose purpose)
    {
        var text = Compose(purpose, language, TimeSpan.FromMinutes(5));
        var at = text.IndexOf("482915", StringComparison.Ordinal);

        Assert.False(at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]));
        Assert.False(at + 6 < text.Length && char.IsAsciiLetterOrDigit(text[at + 6]));
    }

    [Fact]
    public void Every_notice_names_the_application_and_has_no_digit() => Assert.All(
        from language in Texts.Languages from notice in Enum.GetValues<Notice>() select Texts.Compose(notice, language, Style),
        static text =>
        {
            Assert.Contains("Fjärd", text, StringComparison.Ordinal);
            Assert.DoesNotContain(text, static c => char.IsDigit(c) || c is '{' or '}' or '\n');
        });

    [Fact]
    public void The_notices_of_a_language_are_its_own() => Assert.All(Enum.GetValues<Notice>(), static notice =>
        Assert.Equal(Texts.Languages.Count(), Texts.Languages.Select(language => Texts.Compose(notice, language, Style)).Distinct().Count()));

    [Fact]
    public void Every_purpose_reads_differently() => Assert.All(Texts.Languages, static language =>
        Assert.Equal(
            Enum.GetValues<Purpose>().Length,
            Enum.GetValues<Purpose>().Select(purpose => Compose(purpose, language, TimeSpan.FromMinutes(5))).Distinct().Count()));

    [Fact]
    public void English_is_there_and_many_others() =>
        Assert.Superset(new HashSet<string> { "en", "de", "fr", "zh-CN", "zh-TW", "pt-BR", "ar" }, Texts.Languages.ToHashSet());

    [Theory]
    [InlineData(30, "1 min")]
    [InlineData(60, "1 min")]
    [InlineData(61, "2 min")]
    [InlineData(241, "5 min")]
    [InlineData(300, "5 min")]
    public void The_minutes_are_rounded_up(int seconds, string expected) =>
        Assert.Contains(expected, Compose(Purpose.SignIn, "en", TimeSpan.FromSeconds(seconds)), StringComparison.Ordinal);

    [Fact]
    public void An_application_name_with_a_placeholder_does_not_repeat_the_code()
    {
        var text = Texts.Compose(Purpose.SignIn, "en", Engine.Code("482915"), new TextStyle("{code}"), TimeSpan.FromMinutes(5));

        Assert.Equal(2, text.Split("482915").Length);
    }

    [Theory]
    [InlineData("de", "de")]
    [InlineData("DE", "de")]
    [InlineData("de-AT", "de")]
    [InlineData("de-Latn-AT-1996", "de")]
    [InlineData("zh", "zh-CN")]
    [InlineData("zh-SG", "zh-CN")]
    [InlineData("zh-Hans-SG", "zh-CN")]
    [InlineData("zh-cn", "zh-CN")]
    [InlineData("zh-HK", "zh-TW")]
    [InlineData("zh-Hant-HK", "zh-TW")]
    [InlineData("pt", "pt-BR")]
    [InlineData("pt-PT", "pt-BR")]
    [InlineData("tlh", "sv")]
    [InlineData("", "sv")]
    [InlineData("-", "sv")]
    [InlineData("*", "sv")]
    public void The_nearest_language_is_chosen_or_the_fallback(string preferred, string chosen) =>
        Assert.Equal(chosen, Texts.ChooseLanguage([preferred, "sv"]));

    [Fact]
    public void The_first_that_is_there_is_chosen()
    {
        Assert.Equal("fr", Texts.ChooseLanguage(["tlh", "fr-CA", "de"]));
        Assert.Equal("en", Texts.ChooseLanguage(["tlh"]));
    }

    [Fact(Timeout = 5000)]
    public async Task A_language_tag_of_a_hundred_kilobytes_costs_nothing()
    {
        var tag = string.Concat(Enumerable.Repeat("a-", 50_000));

        Assert.Equal("sv", await Task.Run(() => Texts.ChooseLanguage(Enumerable.Repeat(tag, 1000).Append("sv")), TestContext.Current.CancellationToken));
    }

    private static string Compose(Purpose purpose, string language, TimeSpan lifetime) =>
        Texts.Compose(purpose, language, Engine.Code("482915"), Style, lifetime);
}
