using Microsoft.Extensions.Options;
using SmsAuth.Statistics;

namespace SmsAuth.Server.Admin.Statistics;

/// <summary>Tells what texts cost, as far as prices are set.</summary>
internal sealed class Prices(IOptions<PriceSettings> settings)
{
    /// <summary>What texts cost; null when no prices are set.</summary>
    /// <param name="counts">The counts by gateway and country; those that are no texts cost nothing.</param>
    public Spend? Of(IEnumerable<StatisticCount> counts)
    {
        var prices = settings.Value.PerText;
        if (prices.Count == 0) return null;
        var (amount, unpriced) = (0m, 0L);
        foreach (var count in counts.Where(static c => c.What is Happening.Sent or Happening.NoticeSent))
        {
            if (PriceOf(count) is { } price) amount += price * count.Count;
            else unpriced += count.Count;
        }

        return new Spend(amount, settings.Value.Currency, unpriced);
    }

    private decimal? PriceOf(StatisticCount count) =>
        !settings.Value.PerText.TryGetValue(count.Gateway, out var prices) ? null
        : prices.TryGetValue(count.Region, out var own) ? own
        : prices.TryGetValue(PriceSettings.AllCountries, out var all) ? all
        : null;
}
