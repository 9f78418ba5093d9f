namespace SmsAuth.Gateways;

/// <summary>How long gateways are waited for, and when one is left alone.</summary>
public sealed class RouteOptions
{
    /// <summary>How long one gateway may take, 1 to 30 seconds. Default: 5 seconds.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long all gateways of a text may take together, 1 to 60 seconds. Default: 10 seconds.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Of the texts within <see cref="BreakerWindow"/>, the share that an outage of a gateway has to swallow for its circuit to open, 0.1 to 1. Default: 0.5.</summary>
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>The fewest texts within <see cref="BreakerWindow"/> that say anything, 2 to 1,000. Default: 5.</summary>
    public int BreakerMinimum { get; set; } = 5;

    /// <summary>How far back a circuit looks, 1 second to 10 minutes. Default: 30 seconds.</summary>
    public TimeSpan BreakerWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a gateway whose circuit is open gets no text, 1 second to 10 minutes; then one text tries it. Default: 30 seconds.</summary>
    public TimeSpan BreakerPause { get; set; } = TimeSpan.FromSeconds(30);
}
