using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace SmsAuth.Gateways.Tests.Vendors;

/// <summary>What every gateway promises, whatever the vendor does.</summary>
public abstract class GatewayContract : VendorContract
{
    /// <summary>The documented answer to a text that was taken, and the id in it.</summary>
    protected abstract (Exchange Answer, string MessageId) Accepted { get; }

    /// <summary>Documented refusals and what they mean.</summary>
    protected abstract IEnumerable<(Exchange Answer, SendProblem Problem)> Refusals { get; }

    /// <summary>Bodies that are an acceptance without an id, where a vendor documents such.</summary>
    protected virtual IReadOnlyList<string> AcceptancesWithoutId => [];

    internal ISmsGateway Gateway => Services.GetRequiredService<GatewayRoute>().Find(ProviderName)!;

    protected override void Add(SmsAuthBuilder builder, Dictionary<string, string> settings) => builder.AddGateway(ProviderName, Type, settings);

    /// <summary>Whether a request asks for a text to the number of <see cref="VendorContract.Text"/>, with its code.</summary>
    protected abstract void AssertAsks(Asked request);

    [Fact]
    public async Task A_text_that_the_vendor_took_is_accepted_with_its_id_and_went_out_once()
    {
        Vendor.Answer = Accepted.Answer;

        var outcome = await Gateway.SendAsync(Text, Token);

        Assert.Equal(new SendOutcome.Accepted(Accepted.MessageId), outcome);
        AssertAsks(Assert.Single(Vendor.Requests));
    }

    [Fact]
    public async Task What_the_vendor_refuses_is_refused_for_its_reason_and_never_sent_again()
    {
        Assert.NotEmpty(Refusals);
        foreach (var (answer, problem) in Refusals)
        {
            Vendor.Requests.Clear();
            Vendor.Answer = answer;

            var failed = Assert.IsType<SendOutcome.Failed>(await Gateway.SendAsync(Text, Token));

            Assert.True(problem == failed.Problem, $"{answer.Status} {answer.Body}: {failed.Problem}, not {problem}");
            Assert.Single(Vendor.Requests);
            AssertTellsNothing(failed.Reason);
        }
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_vendor_that_is_out_of_order_may_have_sent_it_and_is_not_asked_again(int status)
    {
        Vendor.Answer = new Exchange(status, "<html>Sorry</html>") { ContentType = "text/html" };

        var failed = Assert.IsType<SendOutcome.Failed>(await Gateway.SendAsync(Text, Token));

        Assert.Equal(SendProblem.Unavailable, failed.Problem);
        Assert.Single(Vendor.Requests);
    }

    [Fact]
    public async Task A_vendor_that_asks_to_be_left_alone_says_for_how_long()
    {
        Vendor.Answer = new Exchange(429, "{}") { RetryAfter = 17 };

        var failed = Assert.IsType<SendOutcome.Failed>(await Gateway.SendAsync(Text, Token));

        Assert.Equal((SendProblem.Throttled, TimeSpan.FromSeconds(17)), (failed.Problem, failed.RetryAfter));
        Assert.Single(Vendor.Requests);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "null")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, "\"ok\"")]
    [InlineData(200, "<html>Welcome to our hotel</html>")]
    [InlineData(201, "{\"id\": {}, \"sid\": [], \"Code\": {}, \"Response\": 7, \"messages\": {}}")]
    [InlineData(302, "")]
    public async Task An_answer_that_is_not_documented_is_no_acceptance(int status, string body)
    {
        Vendor.Answer = new Exchange(status, body);

        var outcome = await Gateway.SendAsync(Text, Token);

        Assert.Single(Vendor.Requests);
        if (status == 200 && AcceptancesWithoutId.Contains(body))
        {
            Assert.Equal(new SendOutcome.Accepted(), outcome);
            return;
        }

        var failed = Assert.IsType<SendOutcome.Failed>(outcome);
        Assert.True(failed.IsOutage, $"{failed.Problem}");
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_no_acceptance_and_nothing_is_sent_again()
    {
        Vendor.Answer = Accepted.Answer with { Kind = ExchangeKind.CutOff };

        var failed = Assert.IsType<SendOutcome.Failed>(await Gateway.SendAsync(Text, Token));

        Assert.Equal(SendProblem.Unknown, failed.Problem);
        Assert.Single(Vendor.Requests);
    }

    [Fact]
    public async Task An_answer_without_end_is_no_acceptance()
    {
        Vendor.Answer = Accepted.Answer with { Body = Accepted.Answer.Body + new string(' ', 1_000_000) };

        Assert.Equal(SendProblem.Unknown, Assert.IsType<SendOutcome.Failed>(await Gateway.SendAsync(Text, Token)).Problem);
    }

    [Fact]
    public async Task A_vendor_that_is_not_there_was_not_reached()
    {
        await Vendor.DisposeAsync();

        var failed = Assert.IsType<SendOutcome.Failed>(await PassTimeAsync(Gateway.SendAsync(Text, Token)));

        Assert.Equal(SendProblem.Unavailable, failed.Problem);
    }

    [Fact]
    public async Task A_vendor_that_never_answers_is_waited_for_as_long_as_the_route_allows()
    {
        Vendor.Answer = Accepted.Answer with { Kind = ExchangeKind.Never };
        var route = Services.GetRequiredService<GatewayRoute>();

        var sending = route.SendAsync([ProviderName], Text, Token);
        await Vendor.AskedAsync();
        Time.Advance(TimeSpan.FromMilliseconds(4999));
        Assert.False(sending.IsCompleted);
        Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Null(await sending.WaitAsync(TimeSpan.FromSeconds(30), Token));
        Assert.Single(Vendor.Requests);
    }

    [Fact]
    public async Task Whoever_gives_up_is_told_so()
    {
        Vendor.Answer = Accepted.Answer with { Kind = ExchangeKind.Never };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var sending = Gateway.SendAsync(Text, patience.Token);
        await Vendor.AskedAsync();

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Neither_secret_nor_code_nor_number_is_in_a_log_and_no_secret_or_code_in_an_address()
    {
        foreach (var answer in Refusals.Select(static r => r.Answer).Append(Accepted.Answer).Append(new Exchange(500, $"{Secret} {Code} {Text.To.E164}")))
        {
            Vendor.Answer = answer;
            await Services.GetRequiredService<GatewayRoute>().SendAsync([ProviderName], Text, Token);
        }

        AssertNothingTold();
    }

    [Fact]
    public async Task A_setting_that_refers_to_what_is_not_there_is_named_and_nothing_is_sent()
    {
        var declared = Services.GetServices<IGatewayKind>().Single(k => k.Type == Type).Settings;
        var settings = SettingsFor(Vendor.Address);
        foreach (var required in declared.Where(static d => d.Required)) settings[required.Name] = "{{ $env.SMSAUTH_NOT_THERE }}";
        await using var other = ServicesFor(settings);

        var line = new GatewayLine(other.GetRequiredService<GatewayRoute>().Find(ProviderName)!, new RouteOptions(), Time, NullLogger.Instance);
        var failed = Assert.IsType<SendOutcome.Failed>(await line.SendAsync(Text, Token));

        Assert.Equal(SendProblem.Misconfigured, failed.Problem);
        Assert.Contains("$env.SMSAUTH_NOT_THERE", failed.Reason, StringComparison.Ordinal);
        Assert.Empty(Vendor.Requests);
    }

    [Fact]
    public void Every_setting_is_declared_so_that_a_form_can_be_made_of_it() => AssertDeclared(Services.GetServices<IGatewayKind>().Single(k => k.Type == Type));
}
