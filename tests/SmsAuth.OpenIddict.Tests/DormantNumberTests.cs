using Microsoft.Extensions.DependencyInjection;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Tests.Host;
using SmsAuth.Recycling;

namespace SmsAuth.OpenIddict.Tests;

public sealed class DormantNumberTests
{
    private const string Proof = "proof-of-the-owner";

    [Fact]
    public async Task A_dormant_number_is_sent_to_the_step_and_signs_in_with_its_proof_and_a_new_code()
    {
        await using var host = await StartAsync(RecyclingPolicy.RequireStep);
        Assert.Equal(200, (await SignInAsync(host)).Status);
        host.Time.Advance(TimeSpan.FromDays(181));

        var (id, code) = await host.SendCodeAsync();
        var refused = await host.TokenAsync(code, id);
        Assert.Equal((400, "interaction_required"), (refused.Status, refused.Error));
        Assert.Contains("step_proof", refused["error_description"], StringComparison.Ordinal);

        var again = await host.TokenAsync(code, id, more: ("step_proof", Proof));
        Assert.Equal((400, "invalid_grant"), (again.Status, again.Error));

        host.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(200, (await SignInAsync(host, more: ("step_proof", Proof))).Status);
        host.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(200, (await SignInAsync(host)).Status);
        host.Logs.AssertNowhere(Proof);
    }

    [Fact]
    public async Task Without_the_code_a_dormant_number_is_refused_as_any_other()
    {
        await using var host = await StartAsync(RecyclingPolicy.RequireStep);
        await SignInAsync(host);
        host.Time.Advance(TimeSpan.FromDays(181));
        var (id, code) = await host.SendCodeAsync();

        var refused = await host.TokenAsync(SmsOtpHost.Wrong(code), id);

        Assert.Equal((400, "invalid_grant"), (refused.Status, refused.Error));
    }

    [Fact]
    public async Task A_client_may_require_the_step_where_others_do_not()
    {
        await using var host = await StartAsync(RecyclingPolicy.Allow);
        await host.AddClientAsync("bank", new SmsOtpClientSettings { NumberRecycling = RecyclingPolicy.RequireStep });
        await SignInAsync(host);
        host.Time.Advance(TimeSpan.FromDays(181));

        Assert.Equal("interaction_required", (await SignInAsync(host, "bank")).Error);
        host.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(200, (await SignInAsync(host)).Status);
    }

    private static Task<SmsOtpHost> StartAsync(RecyclingPolicy policy) => SmsOtpHost.StartAsync(services => services
        .AddSmsAuth().AddDormantNumberStep<Step>().ConfigureRecycling(o => o.Policy = policy));

    private static async Task<Wire> SignInAsync(SmsOtpHost host, string client = SmsOtpHost.Client, params (string Name, string? Value)[] more)
    {
        var (id, code) = await host.SendCodeAsync(client: client);
        return await host.TokenAsync(code, id, client: client, more: more);
    }

    private sealed class Step : IDormantNumberStep
    {
        public Task<StepDecision> DecideAsync(DormantNumber number, CancellationToken cancellationToken) =>
            Task.FromResult(number.StepProof == Proof ? StepDecision.Allow : StepDecision.Refuse);
    }
}
