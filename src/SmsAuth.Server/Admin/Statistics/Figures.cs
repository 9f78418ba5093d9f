using SmsAuth.Statistics;

namespace SmsAuth.Server.Admin.Statistics;

/// <summary>How often what happened.</summary>
/// <param name="Asked">Codes asked for: challenges.</param>
/// <param name="AskedAgain">Further texts asked for.</param>
/// <param name="Refused">Codes asked for and refused.</param>
/// <param name="Sent">Texts with a code that a gateway took.</param>
/// <param name="NotSent">Texts that no gateway took.</param>
/// <param name="Withheld">Texts held back because the number has no account.</param>
/// <param name="Delivered">Texts that arrived, as far as gateways report it.</param>
/// <param name="Undelivered">Texts that will not arrive, as far as gateways report it.</param>
/// <param name="Verified">Codes that came back.</param>
/// <param name="CodeRefused">Codes refused.</param>
/// <param name="SignedIn">Sign-ins.</param>
/// <param name="AccountsCreated">New accounts.</param>
/// <param name="NoticesSent">Texts without a code.</param>
internal sealed record Figures(
    long Asked,
    long AskedAgain,
    long Refused,
    long Sent,
    long NotSent,
    long Withheld,
    long Delivered,
    long Undelivered,
    long Verified,
    long CodeRefused,
    long SignedIn,
    long AccountsCreated,
    long NoticesSent)
{
    /// <summary>What all of them are made of.</summary>
    public static IReadOnlyList<Happening> All { get; } = [.. Enum.GetValues<Happening>().Where(static h => h is not (Happening.DeliveryTime or Happening.Alert))];

    /// <summary>The share of texts whose code came back; null when there were none.</summary>
    public double? Conversion => Sent == 0 ? null : Math.Round(Math.Min(1, (double)Verified / Sent), 4);

    public static Figures Of(IEnumerable<StatisticCount> counts)
    {
        var sums = counts.GroupBy(static c => c.What).ToDictionary(static g => g.Key, static g => g.Sum(static c => c.Count));
        long Sum(Happening what) => sums.GetValueOrDefault(what);
        return new Figures(
            Sum(Happening.Asked),
            Sum(Happening.AskedAgain),
            Sum(Happening.Refused),
            Sum(Happening.Sent),
            Sum(Happening.NotSent),
            Sum(Happening.Withheld),
            Sum(Happening.Delivered),
            Sum(Happening.Undelivered),
            Sum(Happening.Verified),
            Sum(Happening.CodeRefused),
            Sum(Happening.SignedIn),
            Sum(Happening.AccountCreated),
            Sum(Happening.NoticeSent));
    }
}
