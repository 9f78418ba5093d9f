using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Shutdown;

/// <summary>The section <c>Shutdown</c>.</summary>
internal sealed class ShutdownSettings
{
    public const string Section = "Shutdown";

    private static readonly TimeSpan MaxDrain = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MinTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DefaultDrain = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a server that was told to end still serves, not ready, so that load balancers notice: 0 to 5 minutes. Default: 5 seconds; 0 in
    /// Development.
    /// </summary>
    public TimeSpan? Drain { get; set; }

    /// <summary>
    /// How long it takes at most to end, the drain included: 1 second to 10 minutes, longer than the drain. What is not finished by then is cut
    /// off. Default: 25 seconds.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(25);

    public static ShutdownSettings Read(WebApplicationBuilder builder, StartProblems problems)
    {
        var settings = SettingsReader.Read<ShutdownSettings>(builder.Configuration.GetSection(Section), problems);
        settings.Drain ??= builder.Environment.IsDevelopment() ? TimeSpan.Zero : DefaultDrain;
        if (settings.Drain < TimeSpan.Zero || settings.Drain > MaxDrain) problems.Add($"{Section}:{nameof(Drain)}: {TimeSpan.Zero} to {MaxDrain}.");
        if (settings.Timeout < MinTimeout || settings.Timeout > MaxTimeout) problems.Add($"{Section}:{nameof(Timeout)}: {MinTimeout} to {MaxTimeout}.");
        if (settings.Timeout <= settings.Drain) problems.Add($"{Section}:{nameof(Timeout)}: longer than {Section}:{nameof(Drain)}, which is {settings.Drain}.");
        return settings;
    }
}
