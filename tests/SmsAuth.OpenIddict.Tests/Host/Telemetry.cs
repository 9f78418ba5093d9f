using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace SmsAuth.OpenIddict.Tests.Host;

/// <summary>Everything that an exporter of traces and metrics could export of this process: every source and every meter, with all tags.</summary>
internal sealed class Telemetry : IDisposable
{
    private readonly ConcurrentQueue<string> texts = new();
    private readonly ActivityListener activities;
    private readonly MeterListener meters = new();

    public Telemetry()
    {
        activities = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => texts.Enqueue(TextOf(activity)),
        };
        ActivitySource.AddActivityListener(activities);

        meters.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        meters.SetMeasurementEventCallback<byte>(Keep);
        meters.SetMeasurementEventCallback<short>(Keep);
        meters.SetMeasurementEventCallback<int>(Keep);
        meters.SetMeasurementEventCallback<long>(Keep);
        meters.SetMeasurementEventCallback<float>(Keep);
        meters.SetMeasurementEventCallback<double>(Keep);
        meters.SetMeasurementEventCallback<decimal>(Keep);
        meters.Start();
    }

    public IReadOnlyList<string> Texts
    {
        get
        {
            meters.RecordObservableInstruments();
            return [.. texts];
        }
    }

    public void Dispose()
    {
        activities.Dispose();
        meters.Dispose();
    }

    private static string TextOf(Activity activity) => string.Join(
        '\n',
        [
            $"activity {activity.Source.Name} {activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {activity.TraceStateString}",
            .. activity.TagObjects.Select(TextOf),
            .. activity.Baggage.Select(static b => $"{b.Key}={b.Value}"),
            .. activity.Events.SelectMany(static e => e.Tags.Select(TextOf).Prepend(e.Name)),
            .. activity.Links.SelectMany(static l => l.Tags ?? []).Select(TextOf),
        ]);

    private static string TextOf(KeyValuePair<string, object?> tag) => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}");

    private void Keep<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        List<string> text = [$"metric {instrument.Meter.Name} {instrument.Name}"];
        foreach (var tag in tags) text.Add(TextOf(tag));
        texts.Enqueue(string.Join('\n', text));
    }
}
