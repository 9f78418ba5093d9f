using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Codes;
using SmsAuth.VerifyServices;

namespace SmsAuth.Gateways.Tests.Vendors;

/// <summary>What every verify service promises, whatever the vendor does.</summary>
public abstract class VerifyServiceContract : VendorContract
{
    private const string Unknown = """{"id": {}, "sid": [], "status": "splendid", "valid": "true", "request_id": 7}""";

    /// <summary>The documented answer to a start, and the id in it.</summary>
    protected abstract (Exchange Answer, string VerificationId) Started { get; }

    /// <summary>Documented refusals to start and what they mean.</summary>
    protected abstract IEnumerable<(Exchange Answer, SendProblem Problem)> StartRefusals { get; }

    /// <summary>The documented answer to the right code.</summary>
    protected abstract Exchange Approval { get; }

    /// <summary>Documented answers to a code that is not an approval, and what they mean.</summary>
    protected abstract IEnumerable<(Exchange Answer, VerifyAnswer Answered)> CheckRefusals { get; }

    /// <summary>Whether the vendor demands the code in the address. No other service puts it there.</summary>
    protected virtual bool ChecksByAddress => false;

    internal IVerifyService Service => Services.GetRequiredService<ServiceRoute>().Find(ProviderName)!;

    /// <summary>Whether a request starts a verification of the number.</summary>
    protected abstract void AssertStarts(Asked request);

    /// <summary>Whether a request asks for the code.</summary>
    protected abstract void AssertChecks(Asked request);

    protected override void Add(SmsAuthBuilder builder, Dictionary<string, string> settings) => builder.AddVerifyService(ProviderName, Type, settings);

    private static VerifyRequest Request => new(Text.To) { ApplicationName = "Example" };

    private VerifyCheck Check => new(Started.VerificationId, Text.To, OtpCode.Parse(Code)!);

    [Fact]
    public async Task A_verification_that_the_vendor_started_has_its_id()
    {
        Vendor.Answer = Started.Answer;

        Assert.Equal(new SendOutcome.Accepted(Started.VerificationId), await Service.StartAsync(Request, Token));
        AssertStarts(Assert.Single(Vendor.Requests));
    }

    [Fact]
    public async Task What_the_vendor_does_not_start_is_refused_for_its_reason_and_asked_for_once()
    {
        Assert.NotEmpty(StartRefusals);
        foreach (var (answer, problem) in StartRefusals)
        {
            Vendor.Requests.Clear();
            Vendor.Answer = answer;

            var failed = Assert.IsType<SendOutcome.Failed>(await Service.StartAsync(Request, Token));

            Assert.True(problem == failed.Problem, $"{answer.Status} {answer.Body}: {failed.Problem}, not {problem}");
            Assert.Single(Vendor.Requests);
            AssertTellsNothing(failed.Reason);
        }
    }

    [Fact]
    public async Task The_right_code_is_approved_in_the_vendors_words()
    {
        Vendor.Answer = Approval;

        Assert.IsType<VerifyAnswer.Approved>(await Service.CheckAsync(Check, Token));
        AssertChecks(Assert.Single(Vendor.Requests));
    }

    [Fact]
    public async Task Whatever_else_the_vendor_says_of_a_code_is_no_approval()
    {
        Assert.NotEmpty(CheckRefusals);
        foreach (var (answer, answered) in CheckRefusals)
        {
            Vendor.Requests.Clear();
            Vendor.Answer = answer;

            var said = await Service.CheckAsync(Check, Token);

            Assert.True(answered.GetType() == said.GetType(), $"{answer.Status} {answer.Body}: {said}, not {answered}");
            if (answered is VerifyAnswer.Failed expected) Assert.Equal(expected.Problem, ((VerifyAnswer.Failed)said).Problem);
            Assert.Single(Vendor.Requests);
            AssertTellsNothing($"{said}");
        }
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "null")]
    [InlineData(200, "true")]
    [InlineData(200, "{}")]
    [InlineData(200, "[]")]
    [InlineData(200, Unknown)]
    [InlineData(200, "<html>approved verified completed</html>")]
    [InlineData(204, "")]
    [InlineData(302, "")]
    public async Task An_answer_that_is_not_documented_starts_and_approves_nothing(int status, string body)
    {
        Vendor.Answer = new Exchange(status, body);

        var failed = Assert.IsType<SendOutcome.Failed>(await Service.StartAsync(Request, Token));
        var said = Assert.IsType<VerifyAnswer.Failed>(await Service.CheckAsync(Check, Token));

        Assert.True(failed.IsOutage, $"{failed.Problem}");
        Assert.Equal(SendProblem.Unknown, said.Problem);
        Assert.Equal(2, Vendor.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task An_approval_that_comes_with_an_error_is_none(int status)
    {
        Vendor.Answer = Approval with { Status = status };

        Assert.IsNotType<VerifyAnswer.Approved>(await Service.CheckAsync(Check, Token));
        Assert.Single(Vendor.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_starts_and_approves_nothing_and_nothing_is_asked_again()
    {
        Vendor.Answer = Approval with { Kind = ExchangeKind.CutOff };
        Assert.Equal(SendProblem.Unknown, Assert.IsType<VerifyAnswer.Failed>(await Service.CheckAsync(Check, Token)).Problem);

        Vendor.Answer = Started.Answer with { Kind = ExchangeKind.CutOff };
        Assert.Equal(SendProblem.Unknown, Assert.IsType<SendOutcome.Failed>(await Service.StartAsync(Request, Token)).Problem);

        Assert.Equal(2, Vendor.Requests.Count);
    }

    [Fact]
    public async Task A_vendor_that_is_not_there_starts_and_approves_nothing()
    {
        await Vendor.DisposeAsync();

        Assert.Equal(SendProblem.Unavailable, Assert.IsType<SendOutcome.Failed>(await PassTimeAsync(Service.StartAsync(Request, Token))).Problem);
        Assert.Equal(SendProblem.Unavailable, Assert.IsType<VerifyAnswer.Failed>(await PassTimeAsync(Service.CheckAsync(Check, Token))).Problem);
    }

    [Fact]
    public async Task Neither_secret_nor_code_nor_number_is_told()
    {
        foreach (var answer in StartRefusals.Select(static r => r.Answer).Append(Started.Answer).Append(new Exchange(500, $"{Secret} {Code} {Text.To.E164}")))
        {
            Vendor.Answer = answer;
            AssertTellsNothing($"{await Service.StartAsync(Request, Token)}");
        }

        foreach (var answer in CheckRefusals.Select(static r => r.Answer).Append(Approval).Append(new Exchange(500, $"{Secret} {Code} {Text.To.E164}")))
        {
            Vendor.Answer = answer;
            AssertTellsNothing($"{await Service.CheckAsync(Check, Token)}");
        }

        Assert.All(Vendor.Requests, request => Assert.All(Secrets, secret => Assert.DoesNotContain(secret, request.Address.ToString(), StringComparison.Ordinal)));
        if (!ChecksByAddress) Assert.All(Vendor.Requests, static request => Assert.DoesNotContain(Code, request.Address.ToString(), StringComparison.Ordinal));
        foreach (var told in new[] { Secret, Code, Text.To.E164[1..] }) Logs.AssertNowhere(told);

        // .NET hides queries in the lines of HTTP clients, unless it is told not to: ours has no lines.
        Logs.AssertNowhere(Vendor.Address.Authority);
    }

    [Fact]
    public void Every_setting_is_declared_so_that_a_form_can_be_made_of_it() => AssertDeclared(Services.GetServices<IVerifyServiceKind>().Single(k => k.Type == Type));
}
