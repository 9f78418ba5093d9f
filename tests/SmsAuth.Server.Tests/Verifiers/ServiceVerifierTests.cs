using System.Text.Json.Nodes;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Verifiers;

/// <summary>The server whose codes Twilio Verify makes, sends and checks.</summary>
public sealed class ServiceVerifierTests : IAsyncLifetime
{
    private const string Number = "+12025550100";

    private readonly ServerFolder folder = new();
    private readonly TwilioVerify twilio = new();
    private ServerProcess server = null!;

    private DemoPhone Phone => new(server);

    public async ValueTask InitializeAsync()
    {
        await twilio.StartAsync();
        server = await ServerProcess.StartAsync(
            folder, "Development", [.. twilio.Settings, ("SmsAuth:Verifiers:default:Services:0", "twilio"), .. DemoPhone.WithoutLimits]);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await twilio.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task The_code_that_the_service_approves_signs_in_once()
    {
        var challenge = await AskAsync();

        var wrong = await Phone.RedeemAsync(challenge with { Code = challenge.Code == "000000" ? "111111" : "000000" });
        Assert.Equal((400, "invalid_grant", 1), (wrong.Status, $"{wrong.Body["error"]}", twilio.Checks));

        var right = await Phone.RedeemAsync(challenge);
        Assert.Equal((200, 2), (right.Status, twilio.Checks));
        Assert.All(["access_token", "id_token", "refresh_token"], token => Assert.NotNull(right.Body[token]));

        var again = await Phone.RedeemAsync(challenge);
        Assert.Equal((400, 2), (again.Status, twilio.Checks));
        Assert.True(JsonNode.DeepEquals(wrong.Body, again.Body));
        AssertSaysNothingOf(challenge.Code);
    }

    [Fact]
    public async Task A_resend_repeats_the_code_of_the_service_and_a_stranger_does_not_reach_it()
    {
        var challenge = await AskAsync();

        Assert.Equal(200, (await Phone.PostAsync("connect/sms_otp", ("challenge_id", challenge.Id))).Status);
        Assert.Equal(challenge.Code, twilio.CodeFor(Number));
        Assert.Equal(400, (await Phone.RedeemAsync(challenge with { Id = "" })).Status);
        Assert.Equal(0, twilio.Checks);

        Assert.Equal(200, (await Phone.RedeemAsync(challenge)).Status);
    }

    [Theory]
    [InlineData(TwilioMood.Unavailable)]
    [InlineData(TwilioMood.HangsUp)]
    public async Task While_the_service_is_out_of_order_so_is_the_endpoint_and_the_code_works_afterwards(TwilioMood mood)
    {
        var challenge = await AskAsync();

        twilio.Mood = mood;
        AssertUnavailable(await Phone.PostAsync("connect/sms_otp", ("phone_number", "+12025550101")));
        AssertUnavailable(await Phone.PostAsync("connect/sms_otp", ("challenge_id", challenge.Id)));
        AssertUnavailable(await Phone.RedeemAsync(challenge));

        twilio.Mood = TwilioMood.Well;
        Assert.Equal(200, (await Phone.RedeemAsync(challenge)).Status);
        AssertSaysNothingOf(challenge.Code);
    }

    private static void AssertUnavailable((int Status, JsonNode Body) answer) =>
        Assert.Equal((503, "temporarily_unavailable"), (answer.Status, $"{answer.Body["error"]}"));

    private async Task<DemoPhone.Challenge> AskAsync()
    {
        var (status, body) = await Phone.PostAsync("connect/sms_otp", ("phone_number", Number));
        Assert.Equal((200, 6, "sms"), (status, (int)body["code_length"]!, $"{body["channel"]}"));
        return new DemoPhone.Challenge(Number, $"{body["challenge_id"]}", twilio.CodeFor(Number));
    }

    private void AssertSaysNothingOf(string code)
    {
        foreach (var secret in (string[])[code, Number, TwilioVerify.AuthToken]) Assert.DoesNotContain(secret, server.Output + server.Errors, StringComparison.Ordinal);
    }
}
