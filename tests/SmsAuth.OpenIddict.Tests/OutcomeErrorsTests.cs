using SmsAuth.Accounts;
using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.OpenIddict.Rejections;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.OpenIddict.Tests;

public sealed class OutcomeErrorsTests
{
    private static readonly Challenge Challenge = new()
    {
        Id = ChallengeId.New(),
        ClientId = "app",
        PhoneNumber = PhoneNumber.FromStored("+12025550100", "US"),
        Purpose = Purpose.SignIn,
        Verifier = "default",
        Language = "en",
        Code = new KeyedHash("key", new byte[32]),
        CodeLength = 6,
        MaxAttempts = 5,
        CreatedAt = default,
        ResendAt = default,
        ExpiresAt = default,
    };

    private static readonly Dictionary<Type, (object Outcome, string? Error)> Rows = new()
    {
        [typeof(StartOutcome.Started)] = (new StartOutcome.Started(Challenge, default, default), null),
        [typeof(StartOutcome.NotServed)] = (new StartOutcome.NotServed(), "access_denied"),
        [typeof(StartOutcome.CaptchaRequired)] = (new StartOutcome.CaptchaRequired(), "captcha_required"),
        [typeof(StartOutcome.ChannelNotOffered)] = (new StartOutcome.ChannelNotOffered(["sms"]), "invalid_request"),
        [typeof(StartOutcome.UnknownChallenge)] = (new StartOutcome.UnknownChallenge(), "invalid_grant"),
        [typeof(StartOutcome.TooSoon)] = (new StartOutcome.TooSoon(TimeSpan.FromSeconds(1)), "slow_down"),
        [typeof(StartOutcome.Unavailable)] = (new StartOutcome.Unavailable(), "temporarily_unavailable"),
        [typeof(RedeemOutcome.SignedIn)] = (new RedeemOutcome.SignedIn(new Account("1", true), Challenge), null),
        [typeof(RedeemOutcome.Proven)] = (new RedeemOutcome.Proven(Challenge), null),
        [typeof(RedeemOutcome.StepRequired)] = (new RedeemOutcome.StepRequired(), "interaction_required"),
        [typeof(RedeemOutcome.Refused)] = (new RedeemOutcome.Refused(RefusalReason.WrongCode), "invalid_grant"),
        [typeof(RedeemOutcome.Unavailable)] = (new RedeemOutcome.Unavailable(), "temporarily_unavailable"),
        [typeof(StartBindingOutcome.Asked)] = (new StartBindingOutcome.Asked(new StartOutcome.NotServed()), "access_denied"),
        [typeof(StartBindingOutcome.UnknownNumber)] = (new StartBindingOutcome.UnknownNumber(), "unknown_number"),
        [typeof(StartBindingOutcome.ReauthenticationRequired)] = (new StartBindingOutcome.ReauthenticationRequired(default), "insufficient_user_authentication"),
        [typeof(ConfirmBindingOutcome.Linked)] = (new ConfirmBindingOutcome.Linked(new AccountNumber("id", Challenge.PhoneNumber)), null),
        [typeof(ConfirmBindingOutcome.NumberTaken)] = (new ConfirmBindingOutcome.NumberTaken(), "number_taken"),
        [typeof(ConfirmBindingOutcome.Refused)] = (new ConfirmBindingOutcome.Refused(RefusalReason.WrongCode), "invalid_grant"),
        [typeof(ConfirmBindingOutcome.Unavailable)] = (new ConfirmBindingOutcome.Unavailable(), "temporarily_unavailable"),
        [typeof(ConfirmBindingOutcome.ReauthenticationRequired)] = (new ConfirmBindingOutcome.ReauthenticationRequired(default), "insufficient_user_authentication"),
        [typeof(RemoveNumberOutcome.Removed)] = (new RemoveNumberOutcome.Removed(), null),
        [typeof(RemoveNumberOutcome.UnknownNumber)] = (new RemoveNumberOutcome.UnknownNumber(), "unknown_number"),
        [typeof(RemoveNumberOutcome.LastLogin)] = (new RemoveNumberOutcome.LastLogin(), "last_login"),
        [typeof(RemoveNumberOutcome.ReauthenticationRequired)] = (new RemoveNumberOutcome.ReauthenticationRequired(default), "insufficient_user_authentication"),
    };

    private static readonly Type[] Calls =
        [typeof(StartOutcome), typeof(RedeemOutcome), typeof(StartBindingOutcome), typeof(ConfirmBindingOutcome), typeof(RemoveNumberOutcome)];

    public static TheoryData<Type> Outcomes => [.. Calls.SelectMany(static call => call.GetNestedTypes())];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Every_outcome_has_a_row_in_the_table_of_errors(Type type)
    {
        Assert.True(Rows.TryGetValue(type, out var row), $"{type} has no row here; give it one in OutcomeErrors and in this test.");
        var error = row.Outcome switch
        {
            StartOutcome start => OutcomeErrors.For(start),
            RedeemOutcome redeem => OutcomeErrors.For(redeem),
            StartBindingOutcome start => OutcomeErrors.For(start),
            ConfirmBindingOutcome confirm => OutcomeErrors.For(confirm),
            RemoveNumberOutcome remove => OutcomeErrors.For(remove),
            _ => throw new InvalidOperationException(),
        };
        Assert.Equal(row.Error, error?.Code);
    }

    [Fact]
    public void Every_reason_to_refuse_a_code_is_one_and_the_same_error() =>
        Assert.Single(Enum.GetValues<RefusalReason>().Select(static r => OutcomeErrors.For(new RedeemOutcome.Refused(r))).Distinct());

    [Fact]
    public void Every_problem_of_a_number_is_explained() => Assert.All(
        Enum.GetValues<PhoneNumberProblem>().Where(static p => p is not PhoneNumberProblem.None),
        static p => Assert.Equal("invalid_request", OutcomeErrors.For(p)?.Code));
}
