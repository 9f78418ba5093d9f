using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SmsAuth.Limits;

namespace SmsAuth.EntityFrameworkCore.Tests.Limits;

public sealed partial class LimiterStatementTests(InterceptedHost host) : IClassFixture<InterceptedHost>
{
    private Quota Hourly { get; } = new("test:hour", Guid.NewGuid().ToString("N"), 5, TimeSpan.FromHours(1));

    private Quota Daily => Hourly with { Name = "test:day", Window = TimeSpan.FromDays(1) };

    private Pace Cooldown => new("test:pace", Hourly.Key, [TimeSpan.FromMinutes(1)], TimeSpan.FromHours(1));

    [Fact]
    public async Task A_quota_is_taken_by_one_conditional_update_that_alone_decides()
    {
        await TakeFirstAsync([Hourly]);

        await host.Limiter.TakeAsync([Hourly]);

        var update = Assert.Single(host.Commands.Commands, static sql => sql.StartsWith("UPDATE \"SmsAuthLimits\"", StringComparison.Ordinal));
        var where = update[update.IndexOf("WHERE", StringComparison.Ordinal)..];
        foreach (var slot in Enumerable.Range(0, SlidingWindow.Slots))
        {
            Assert.Contains($".\"N{slot}\"", where, StringComparison.Ordinal);
            Assert.Contains($".\"T{slot}\"", where, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_has_room_costs_a_look_at_all_rows_and_one_update_for_each()
    {
        await TakeFirstAsync([Hourly, Daily]);

        await host.Limiter.TakeAsync([Hourly, Daily]);

        Assert.Equal(["SELECT", "UPDATE", "UPDATE"], Verbs());
    }

    [Fact]
    public async Task What_has_no_room_is_refused_without_a_write()
    {
        await TakeFirstAsync([Hourly with { Units = 5 }], Cooldown);

        Assert.IsType<LimitDecision.Refused>(await host.Limiter.TakeAsync([Hourly, Daily], Cooldown));

        Assert.Equal(["SELECT"], Verbs());
    }

    [Fact]
    public async Task Asking_writes_nothing()
    {
        await TakeFirstAsync([Hourly]);

        Assert.IsType<LimitDecision.Taken>(await host.Limiter.TakeAsync([Hourly with { Units = 0 }]));

        Assert.Equal(["SELECT"], Verbs());
    }

    [Fact]
    public async Task Giving_back_is_one_conditional_update_for_each_quota()
    {
        var at = await TakeFirstAsync([Hourly, Daily]);

        await host.Limiter.GiveBackAsync([Hourly, Daily], at);

        Assert.Equal(["UPDATE", "UPDATE"], Verbs());
    }

    [Fact]
    public async Task A_take_whose_acknowledgement_is_lost_is_nobodys_and_is_not_tried_again()
    {
        await TakeFirstAsync([Hourly]);
        host.Commands.LoseNextAcknowledgement();

        await Assert.ThrowsAsync<LostAcknowledgementException>(() => host.Limiter.TakeAsync([Hourly]));

        Assert.Equal(["SELECT", "UPDATE"], Verbs());
        Assert.Equal(1, TakenInAll());
    }

    [Fact]
    public async Task Of_several_takes_one_of_which_fails_none_is_left()
    {
        await TakeFirstAsync([Hourly, Daily], Cooldown);
        host.Commands.LoseNextAcknowledgement();

        await Assert.ThrowsAsync<LostAcknowledgementException>(() => host.Limiter.TakeAsync([Hourly, Daily], Cooldown));

        Assert.Equal(2, TakenInAll());
        Assert.IsType<LimitDecision.Taken>(await host.Limiter.TakeAsync([Hourly, Daily], Cooldown));
    }

    [Fact]
    public async Task What_is_given_back_is_not_given_back_again_when_the_acknowledgement_is_lost()
    {
        var at = await TakeFirstAsync([Hourly]);
        await host.Limiter.TakeAsync([Hourly]);
        await host.Limiter.TakeAsync([Hourly]);
        host.Commands.LoseNextAcknowledgement();

        await Assert.ThrowsAsync<LostAcknowledgementException>(() => host.Limiter.GiveBackAsync([Hourly], at));

        Assert.Equal(2, TakenInAll());
    }

    private async Task<DateTimeOffset> TakeFirstAsync(Quota[] quotas, Pace? pace = null)
    {
        var taken = Assert.IsType<LimitDecision.Taken>(await host.Limiter.TakeAsync(quotas, pace));
        host.Commands.Clear();
        return taken.At;
    }

    private IEnumerable<string> Verbs() => host.Commands.Commands.Select(static sql => Verb().Match(sql).Value);

    private long TakenInAll() => (long)host.Scalar(
        $"SELECT SUM(N0 + N1 + N2 + N3 + N4 + N5) FROM SmsAuthLimits WHERE Id LIKE '%|%_|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Hourly.Key)))}'")!;

    [GeneratedRegex("^[A-Z]+")]
    private static partial Regex Verb();
}
