using SmsAuth.Recycling;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.EntityFrameworkCore.Tests.Recycling;

public sealed class ActivityStatementTests(InterceptedHost host) : IClassFixture<InterceptedHost>
{
    private static readonly NumberActivity Activity = new("account", Samples.Start);

    private INumberActivityStore Store => host.Service<INumberActivityStore>();

    [Fact]
    public async Task A_lookup_is_one_query_and_a_known_number_is_recorded_by_one_update()
    {
        var number = NewNumber();
        await Store.RecordAsync(number, Activity);
        host.Commands.Clear();

        await Store.FindAsync(number, TestContext.Current.CancellationToken);
        await Store.RecordAsync(number, Activity with { LastProvenAt = Samples.Start.AddDays(1) });

        Assert.Collection(
            host.Commands.Commands,
            static query => Assert.StartsWith("SELECT", query, StringComparison.Ordinal),
            static update => Assert.StartsWith("UPDATE \"SmsAuthNumberActivity\"", update, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_record_whose_acknowledgement_is_lost_is_made_by_a_retry()
    {
        var number = NewNumber();
        await Store.RecordAsync(number, Activity);
        host.Commands.LoseNextAcknowledgement();

        var newest = Activity with { LastProvenAt = Samples.Start.AddDays(1) };
        await Store.RecordAsync(number, newest);

        Assert.Equal(newest, await Store.FindAsync(number, TestContext.Current.CancellationToken));
    }

    private static string NewNumber() => Guid.NewGuid().ToString("N").PadRight(43, '_');
}
