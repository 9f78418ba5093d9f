namespace SmsAuth.Fraud.Conversion;

/// <summary>The texts that can be judged.</summary>
/// <param name="Sent">The texts: those that had their time, and the younger ones that were followed by a sign-in already.</param>
/// <param name="Proven">Those of them that were followed by a sign-in.</param>
internal sealed record ConversionSample(int Sent, int Proven)
{
    // The 97.5th percentile of the normal distribution.
    private const double Z = 1.959964;

    /// <summary>The sample that buckets make at a time.</summary>
    public static ConversionSample Of(IEnumerable<ConversionBucket> buckets, TimeSpan settle, DateTimeOffset now)
    {
        var (sent, proven) = (0, 0);
        foreach (var bucket in buckets)
        {
            var settled = bucket.StartsAt + ConversionBucket.Length + settle <= now;
            var provenTexts = Math.Min(bucket.Proven, bucket.Sent);
            sent += settled ? bucket.Sent : provenTexts;
            proven += provenTexts;
        }

        return new ConversionSample(sent, proven);
    }

    /// <summary>Whether it is large enough, and hardly any of it was followed by a sign-in.</summary>
    public bool HardlyConverts(int minSample, double minConversion) => Sent >= minSample && LowerBoundOfLost() > 1 - minConversion;

    /// <summary>E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212: the lower bound of the share of texts without a sign-in.</summary>
    public double LowerBoundOfLost()
    {
        if (Sent == 0) return 0;
        double n = Sent;
        var lost = (n - Proven) / n;
        const double square = Z * Z;
        var centre = lost + (square / (2 * n));
        var margin = Z * Math.Sqrt(((lost * (1 - lost)) + (square / (4 * n))) / n);
        return (centre - margin) / (1 + (square / n));
    }
}
