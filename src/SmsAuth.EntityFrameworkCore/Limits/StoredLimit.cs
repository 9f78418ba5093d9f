using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SmsAuth.Limits;

namespace SmsAuth.EntityFrameworkCore.Limits;

/// <summary>
/// A row of the table <c>SmsAuthLimits</c>: the ring of a quota (<see cref="SlidingWindow"/>), or the state of a pace, which needs only the
/// first slot.
/// </summary>
internal sealed class StoredLimit
{
    /// <summary>Name, window and key of a quota, or name and key of a pace. The key is pseudonymous.</summary>
    public required string Id { get; init; }

    public int N0 { get; init; }

    public int N1 { get; init; }

    public int N2 { get; init; }

    public int N3 { get; init; }

    public int N4 { get; init; }

    public int N5 { get; init; }

    public long T0 { get; init; }

    public long T1 { get; init; }

    public long T2 { get; init; }

    public long T3 { get; init; }

    public long T4 { get; init; }

    public long T5 { get; init; }

    /// <summary>When nothing in it counts any more.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public static string IdOf(Quota quota) =>
        string.Create(CultureInfo.InvariantCulture, $"{quota.Name}|{(long)quota.Window.TotalSeconds}|{Exact(quota.Key)}");

    public static string IdOf(string paceName, string paceKey) => $"{paceName}||{Exact(paceKey)}";

    /// <summary>How long until the quota has room; zero when it has.</summary>
    public TimeSpan WaitFor(Quota quota, DateTimeOffset now) =>
        new SlidingWindow(quota.Window).WaitFor([N0, N1, N2, N3, N4, N5], [T0, T1, T2, T3, T4, T5], quota.Limit, Math.Max(1, quota.Units), now);

    /// <summary>Of a pace, the first slot counts the steps, and the number of its bucket is the millisecond in which it starts over.</summary>
    public int StepsAt(DateTimeOffset now) => T0 > now.ToUnixTimeMilliseconds() ? N0 : 0;

    // SQL Server compares without regard to case unless told otherwise, and a key is exact.
    private static string Exact(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
