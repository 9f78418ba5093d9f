using Microsoft.Extensions.Options;
using SmsAuth.Clients;
using SmsAuth.Gateways;
using SmsAuth.Messages;
using SmsAuth.TestKit;
using SmsAuth.Verifiers;

namespace SmsAuth.Tests.Messages;

public sealed class VerifierTextsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("smsauth-texts-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_text_that_is_bound_to_a_domain_ends_with_the_line_that_browsers_read()
    {
        await using var engine = NewEngine(static options => options.Domain = "login.example.com");
        await engine.StartedAsync();

        var text = Assert.Single(engine.Gateway.Handed);
        Assert.EndsWith($"\n\n@login.example.com #{text.Code!.Reveal()}", text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_for_an_Android_app_ends_with_its_hash_and_one_for_another_client_does_not()
    {
        await using var engine = NewEngine(static options =>
        {
            options.Domain = "example.com";
            options.AndroidAppHashes["app"] = "FA+9qCX9VSu";
        });
        await engine.StartedAsync();
        await engine.StartedAsync(Engine.App with { ClientId = "web" });

        Assert.EndsWith("\nFA+9qCX9VSu", engine.Gateway.Handed[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("@example.com", engine.Gateway.Handed[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("FA+9qCX9VSu", engine.Gateway.Handed[1].Body, StringComparison.Ordinal);
        Assert.Contains("@example.com #", engine.Gateway.Handed[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_of_the_verifiers_own_is_used_for_its_text_and_language_alone()
    {
        await using var engine = NewEngine(static options =>
        {
            options.Domain = "example.com";
            options.Texts["DE"] = new Dictionary<string, string> { ["sign_in"] = "{app} auf {domain}: {code}, {minutes} Minuten" };
        });
        await engine.StartedAsync(change: static r => r with { Languages = ["de-AT"] });
        await engine.StartedAsync(change: static r => r with { Languages = ["fr"], PhoneNumber = Numbers.Chinese });

        Assert.StartsWith($"Example auf example.com: {engine.Gateway.Handed[0].Code!.Reveal()}, 5 Minuten\n", engine.Gateway.Handed[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Minuten", engine.Gateway.Handed[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_is_added_by_a_file_and_a_shipped_one_reworded()
    {
        Write("fi.json", "Koodi {code}, {app}, {minutes}");
        Write("en.json", "Code {code}, {app}, {minutes}");
        await using var engine = NewEngine(static _ => { }, folder);
        await engine.StartedAsync(change: static r => r with { Languages = ["fi-FI"] });
        await engine.StartedAsync(change: static r => r with { PhoneNumber = Numbers.OtherAmerican });

        Assert.StartsWith("Koodi ", engine.Gateway.Handed[0].Body, StringComparison.Ordinal);
        Assert.StartsWith("Code ", engine.Gateway.Handed[1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fi.json", "{\"sign_in\": \"{code}\"}", "bind_number")]
    [InlineData("fi.json", "[]", "no JSON object")]
    [InlineData("fi.json", "{", "no JSON object")]
    [InlineData("finnish language.json", "{}", "BCP 47")]
    public void A_file_that_cannot_be_used_is_named_with_the_reason(string name, string content, string because)
    {
        File.WriteAllText(Path.Combine(folder, name), content);

        var refusal = Assert.Throws<OptionsValidationException>(() => new TextComposer(Options.Create(new TextOptions { Folder = folder })));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sign_in", "no place for it", "{code} is needed")]
    [InlineData("sign_in", "{code} {name}", "no placeholder {name}")]
    [InlineData("sign_in", "{code}\nmore", "one line")]
    [InlineData("sign_in", "", "1 to 500")]
    [InlineData("signin", "{code}", "no text 'signin'")]
    [InlineData("number_added", "{code}", "no placeholder {code}")]
    public void A_template_that_cannot_be_used_is_refused_with_the_reason(string name, string template, string because) =>
        Assert.Contains(because, TextTemplates.ProblemOf(name, template), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("Example.com")]
    [InlineData("example.com:8080")]
    [InlineData("-example.com")]
    public void What_is_no_domain_or_hash_or_language_is_refused_by_name(string domain)
    {
        var refusal = Assert.ThrowsAny<Exception>(() => NewEngine(options =>
        {
            options.Domain = domain;
            options.AndroidAppHashes["app"] = "short";
            options.Texts["xx"] = new Dictionary<string, string> { ["sign_in"] = "no place" };
        }).Service<IVerifierCatalog>());

        Assert.Contains("Domain", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("AndroidAppHashes:app", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Texts:xx", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Texts:xx:sign_in", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_takes_several_messages_is_warned_of_and_shown()
    {
        await using var engine = NewEngine(static options => options.Texts["en"] = new Dictionary<string, string>
        {
            ["sign_in"] = "{code} " + new string('a', 200),
            ["step_up"] = "{code} ok",
        });

        var warning = Assert.Single(engine.Logs.Entries, static e => e.Message.Contains("messages, each of which is paid", StringComparison.Ordinal));
        Assert.Contains("sign_in in en takes 2", warning.Message, StringComparison.Ordinal);
        var options = engine.Service<IOptionsMonitor<CodeVerifierOptions>>().Get(ClientPolicy.DefaultVerifier);
        var own = engine.Service<TextPreviews>().Of(options).Where(static t => t.IsOwn).ToList();
        Assert.Equal([("en", "sign_in", 2), ("en", "step_up", 1)], own.Select(static t => (t.Language, t.Name, t.Segments)));
        Assert.Equal("888888 ok", own[1].Text);
    }

    [Fact]
    public async Task A_gateway_is_tried_with_a_text_that_holds_no_code_of_anybodys()
    {
        await using var engine = NewEngine(static _ => { });
        var trial = engine.Service<GatewayTrial>();

        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync("recording", Numbers.American, cancellationToken: Token));
        Assert.Null(await trial.SendAsync("nobody", Numbers.American, cancellationToken: Token));
        Assert.Contains("recording", Assert.Single(engine.Gateway.Handed).Body, StringComparison.Ordinal);

        engine.Gateway.Mood = TestKit.Gateways.GatewayMood.Fails;
        Assert.Equal("out of credit", Assert.IsType<SendOutcome.Failed>(await trial.SendAsync("recording", Numbers.American, cancellationToken: Token)).Reason);
    }

    private static Engine NewEngine(Action<CodeVerifierOptions> configure, string? texts = null) => new(configure: builder =>
    {
        Engine.AddUnlimited(builder);
        builder.AddCodeVerifier(ClientPolicy.DefaultVerifier, options =>
        {
            options.ApplicationName = "Example";
            configure(options);
        });
        if (texts is not null) builder.ConfigureTexts(options => options.Folder = texts);
    });

    private void Write(string name, string text) => File.WriteAllText(
        Path.Combine(folder, name),
        $$"""{"sign_in": "{{text}}", "bind_number": "{{text}}", "step_up": "{{text}}", "number_added": "{app}", "number_changed": "{app}"}""");
}
