using System.Globalization;

namespace SmsAuth.TestKit;

/// <summary>How long random searches go on: the environment variable <c>SMSAUTH_SEARCH_FACTOR</c> multiplies their inputs, for long runs.</summary>
public static class SearchEffort
{
    private const string Variable = "SMSAUTH_SEARCH_FACTOR";

    private static readonly int Factor =
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var factor) ? Math.Max(1, factor) : 1;

    /// <summary>So many inputs, times the factor.</summary>
    public static int Times(int inputs) => inputs * Factor;
}
