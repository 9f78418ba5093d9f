namespace SmsAuth.OpenIddict.Tests.Host;

/// <summary>The Mann-Whitney test (Annals of Mathematical Statistics 18 (1947), 50-60): whether two samples come from one distribution, whatever it is.</summary>
public static class RankTest
{
    /// <summary>
    /// The area under the ROC curve: how often a value of the first sample is above one of the second. 0.5 when they cannot be told apart,
    /// 0 or 1 when every single value tells. It equals U / (n1 n2).
    /// </summary>
    public static double Auc(IReadOnlyCollection<double> first, IReadOnlyCollection<double> second)
    {
        var all = first.Select(static v => (Value: v, IsFirst: true)).Concat(second.Select(static v => (Value: v, IsFirst: false)))
            .OrderBy(static v => v.Value).ToList();
        var rankSum = 0d;
        for (var start = 0; start < all.Count;)
        {
            var end = start;
            while (end < all.Count && all[end].Value == all[start].Value) end++;
            var meanRank = (start + 1 + end) / 2d;
            for (; start < end; start++)
            {
                if (all[start].IsFirst) rankSum += meanRank;
            }
        }

        var u = rankSum - (first.Count * (first.Count + 1d) / 2);
        return u / ((double)first.Count * second.Count);
    }

    /// <summary>The standard deviation of the area when both samples come from one distribution.</summary>
    public static double Deviation(int first, int second) => Math.Sqrt((first + second + 1d) / (12d * first * second));
}
