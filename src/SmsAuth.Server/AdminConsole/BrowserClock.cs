using System.Globalization;

namespace SmsAuth.Server.AdminConsole;

/// <summary>The time zone of the browser.</summary>
internal sealed class BrowserClock
{
    private TimeZoneInfo zone = TimeZoneInfo.Utc;

    /// <param name="id">An IANA name; what is none leaves it at UTC.</param>
    public void Set(string? id)
    {
        if (id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found)) zone = found;
    }

    /// <summary>A time as the administrator's clock shows it.</summary>
    public string Show(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("G", CultureInfo.CurrentCulture);

    /// <summary>The hour, or the day.</summary>
    public string ShowStep(DateTimeOffset at, TimeSpan step) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString(step < TimeSpan.FromDays(1) ? "t" : "M", CultureInfo.CurrentCulture);

    /// <summary>A local date and time that an administrator typed.</summary>
    public DateTimeOffset Read(DateTime local) => new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
}
