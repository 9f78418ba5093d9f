using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SmsAuth.Clients;
using SmsAuth.Fraud;
using SmsAuth.Gateways;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Tests.Host;
using SmsAuth.TestKit;
using SmsAuth.Verifiers;

namespace SmsAuth.OpenIddict.Tests;

/// <summary>
/// A client that signs nobody up does not tell who has an account: not by what it answers, and not by when. Known and unknown numbers are asked
/// for in random order, each by a challenge and by a wrong code right after it, and their response times are compared by a rank test.
/// </summary>
[Collection(Alone.Name)]
public sealed class EnumerationTests
{
    private const string Closed = "closed";
    private const int WarmUp = 200;

    // With 2,000 and 2,000 times the area under the curve has a standard deviation of 0.0091 when they cannot be told apart, whatever their
    // distribution and however the machine stutters, because the order is random. 4.4 of them are 0.04: a false alarm once in 90,000 comparisons.
    // A difference with an area of 0.57 (a quarter of a standard deviation, for normal times) is found 999 times in 1,000. Where the text takes long,
    // what tells by it tells much more: with 1,000 and 1,000 times an area of 0.6 is found as surely.
    private const double Deviations = 4.4;

    public enum Leak
    {
        None,
        AwaitsKnownNumbers,
    }

    [Fact]
    public async Task A_known_and_an_unknown_number_get_the_same_answers()
    {
        await using var host = await StartAsync(new LaggingGateway(0, 0));
        host.Accounts.Put(Numbers.OneOfMany(0), "alice");
        var answers = new List<(Wire Challenge, Wire Resend, Wire Wrong, Wire Blind)>();
        foreach (var number in new[] { Numbers.OneOfMany(0).E164, Numbers.OneOfMany(1).E164 })
        {
            var challenge = await host.ChallengeAsync(number, Closed);
            var id = challenge["challenge_id"];
            answers.Add((
                challenge,
                await host.ChallengeAsync(number, Closed, ("challenge_id", id)),
                await host.TokenAsync("000000", id, number, Closed),
                await host.TokenAsync("000000", null, number, Closed)));
        }

        var (known, unknown) = (answers[0], answers[1]);
        Assert.Equal(200, known.Challenge.Status);
        AssertSame(known.Challenge, unknown.Challenge, except: "challenge_id");
        AssertSame(known.Resend, unknown.Resend);
        AssertSame(known.Wrong, unknown.Wrong);
        AssertSame(known.Blind, unknown.Blind);
        Assert.Equal("slow_down", known.Resend.Error);
        Assert.Equal("invalid_grant", known.Wrong.Error);
    }

    [Theory]
    [InlineData(0, 0, 2_000)]
    [InlineData(50, 200, 1_000)]
    public async Task Response_times_do_not_tell_a_known_number_from_an_unknown_one(int minMilliseconds, int maxMilliseconds, int each)
    {
        var (challenge, token) = await MeasureAsync(new LaggingGateway(minMilliseconds, maxMilliseconds), Leak.None, each);

        Assert.True(
            Math.Abs(challenge.Deviations) < Deviations && Math.Abs(token.Deviations) < Deviations,
            $"The area under the curve is {challenge.Auc:F4} at the challenge endpoint and {token.Auc:F4} at the token endpoint.");
    }

    // A leak is found in as many times as it takes, at most those that the test above measures: the longer the wait, and the quieter the machine,
    // the sooner.
    [Theory]
    [InlineData(0, 0, 2_000)]
    [InlineData(50, 200, 1_000)]
    public async Task The_same_measurement_finds_a_server_that_waits_for_the_text(int minMilliseconds, int maxMilliseconds, int each)
    {
        var (challenge, _) = await MeasureAsync(
            new LaggingGateway(minMilliseconds, maxMilliseconds), Leak.AwaitsKnownNumbers, each, until: static found => found.Deviations > 6);

        Assert.True(challenge.Deviations > 6, $"The area under the curve is only {challenge.Auc:F4}.");
    }

    private static async Task<(Comparison Challenge, Comparison Token)> MeasureAsync(
        LaggingGateway gateway, Leak leak, int each, Func<Comparison, bool>? until = null)
    {
        await using var host = await StartAsync(gateway, leak);
        var numbers = Enumerable.Range(0, (2 * each) + WarmUp).ToArray();
        RandomNumberGenerator.Shuffle(numbers.AsSpan());
        foreach (var index in numbers.Where(IsKnown)) host.Accounts.Put(Numbers.OneOfMany(index), $"account-{index}");

        List<double> knownChallenge = [], knownToken = [], unknownChallenge = [], unknownToken = [];
        foreach (var (turn, index) in numbers.Index())
        {
            var number = Numbers.OneOfMany(index).E164;
            var (answer, challenge) = await TimeAsync(() => host.ChallengeAsync(number, Closed));
            Assert.Equal(200, answer.Status);
            var (refused, token) = await TimeAsync(() => host.TokenAsync("000000", answer["challenge_id"], number, Closed));
            Assert.Equal("invalid_grant", refused.Error);
            if (turn < WarmUp) continue;
            (IsKnown(index) ? knownChallenge : unknownChallenge).Add(challenge);
            (IsKnown(index) ? knownToken : unknownToken).Add(token);
            if ((turn + 1) % 200 == 0 && until?.Invoke(Comparison.Of(knownChallenge, unknownChallenge)) is true) break;
        }

        var (byChallenge, byToken) = (Comparison.Of(knownChallenge, unknownChallenge), Comparison.Of(knownToken, unknownToken));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{knownChallenge.Count} known, {unknownChallenge.Count} unknown. Area under the curve: challenge {byChallenge.Auc:F4}, token {byToken.Auc:F4}. "
            + $"Median ms, known/unknown: challenge {Median(knownChallenge):F2}/{Median(unknownChallenge):F2}, token {Median(knownToken):F2}/{Median(unknownToken):F2}.");
        return (byChallenge, byToken);
    }

    private static bool IsKnown(int index) => index % 2 == 0;

    private static async Task<(Wire Answer, double Milliseconds)> TimeAsync(Func<Task<Wire>> exchange)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await exchange();
        return (answer, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<SmsOtpHost> StartAsync(LaggingGateway gateway, Leak leak = Leak.None)
    {
        var host = await SmsOtpHost.StartAsync(services =>
        {
            services.RemoveAll<ILoggerProvider>();
            services.AddSingleton<ISmsGateway>(gateway);
            services.AddSmsAuth()
                .AddCodeVerifier(ClientPolicy.DefaultVerifier, verifier => verifier.Gateways = [gateway.Name])
                .ConfigureLimits(static limits => limits.Address.PerHour = 0)
                .ConfigureFraudGuard(static guard => guard.Velocity.Mode = GuardMode.Off);
            if (leak is Leak.AwaitsKnownNumbers) services.Decorate<IVerifierCatalog>(static inner => new AwaitingVerifiers(inner));
        });
        await host.AddClientAsync(Closed, new SmsOtpClientSettings { AutomaticSignUp = false });
        return host;
    }

    private static void AssertSame(Wire known, Wire unknown, string? except = null)
    {
        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Json.Select(static m => m.Key), unknown.Json.Select(static m => m.Key));
        Assert.All(known.Json.Where(m => m.Key != except), m => Assert.Equal(m.Value?.ToJsonString(), unknown.Json[m.Key]?.ToJsonString()));
        Assert.Equal(known.Body.Length, unknown.Body.Length);
        Assert.Equal(known.Headers, unknown.Headers);
    }

    /// <param name="Auc">The area under the curve.</param>
    /// <param name="Deviations">How far that is from 0.5, in standard deviations of times that cannot be told apart.</param>
    private readonly record struct Comparison(double Auc, double Deviations)
    {
        public static Comparison Of(List<double> known, List<double> unknown)
        {
            var auc = RankTest.Auc(known, unknown);
            return new Comparison(auc, (auc - 0.5) / RankTest.Deviation(known.Count, unknown.Count));
        }
    }
}
