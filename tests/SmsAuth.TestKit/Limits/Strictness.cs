using System.Globalization;

namespace SmsAuth.TestKit.Limits;

/// <summary>What it means that a limit is strict.</summary>
public static class Strictness
{
    /// <summary>Fails when any stretch of time, as long as the window, holds more events than the limit.</summary>
    public static void Assert(IEnumerable<DateTimeOffset> events, int limit, TimeSpan window)
    {
        var ordered = events.Order().ToList();
        for (var i = limit; i < ordered.Count; i++)
        {
            // A stretch that starts with one event, its end excluded, holds too many when the one after the limit is closer than the window.
            var within = ordered[i] - ordered[i - limit];
            Xunit.Assert.True(within >= window, string.Create(CultureInfo.InvariantCulture, $"{limit + 1} events within {within}; the window is {window}."));
        }
    }
}
