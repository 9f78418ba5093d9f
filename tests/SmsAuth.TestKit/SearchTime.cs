using System.Globalization;

namespace SmsAuth.TestKit;

/// <summary>How long each random search goes on.</summary>
public static class SearchTime
{
    private const string Variable = "SMSAUTH_PROPERTY_SECONDS";
    private const int Default = 4;

    /// <summary>The seconds in the environment variable <c>SMSAUTH_PROPERTY_SECONDS</c>; default 4.</summary>
    public static int Seconds { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : Default;
}
