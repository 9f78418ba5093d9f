using System.Globalization;
using SmsAuth.Limits;

namespace SmsAuth.OpenIddict.Clients;

/// <summary>The limits of a client as strings in an OpenIddict application; one that is not set is not stored.</summary>
internal static class StoredLimits
{
    private const string Prefix = "sms_otp:limits:";

    private static readonly Dictionary<string, Action<LimitOverrides, int?>> Setters = new(StringComparer.Ordinal)
    {
        [nameof(LimitOverrides.NumberPerHour)] = static (limits, figure) => limits.NumberPerHour = figure,
        [nameof(LimitOverrides.NumberPerDay)] = static (limits, figure) => limits.NumberPerDay = figure,
        [nameof(LimitOverrides.AddressPerHour)] = static (limits, figure) => limits.AddressPerHour = figure,
        [nameof(LimitOverrides.ClientPerHour)] = static (limits, figure) => limits.ClientPerHour = figure,
        [nameof(LimitOverrides.CountryPerDay)] = static (limits, figure) => limits.CountryPerDay = figure,
        [nameof(LimitOverrides.FailuresPerNumberPerDay)] = static (limits, figure) => limits.FailuresPerNumberPerDay = figure,
    };

    public static void Write(LimitOverrides limits, IDictionary<string, string> stored)
    {
        foreach (var name in Setters.Keys) stored.Remove(KeyOf(name));
        foreach (var (name, figure) in limits.Set()) stored[KeyOf(name)] = figure.ToString(CultureInfo.InvariantCulture);
    }

    /// <exception cref="FormatException">A limit cannot be read, is out of range, or there is none of its name.</exception>
    public static LimitOverrides Read(IReadOnlyDictionary<string, string> stored)
    {
        var limits = new LimitOverrides();
        foreach (var (key, value) in stored.Where(static s => s.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var setter = Setters.FirstOrDefault(s => KeyOf(s.Key) == key).Value
                ?? throw new FormatException($"Client setting {key}: there is no such limit; there are: {string.Join(", ", Setters.Keys.Select(KeyOf))}.");
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var figure))
            {
                throw new FormatException($"Client setting {key}: a whole number from 0, which turns the limit off.");
            }

            setter(limits, figure);
        }

        var problem = LimitOverrides.ProblemsOf(limits).FirstOrDefault();
        return problem is null ? limits : throw new FormatException($"Client setting {Prefix}*, {problem}.");
    }

    // NumberPerHour is stored as sms_otp:limits:number_per_hour.
    private static string KeyOf(string name) =>
        Prefix + string.Concat(name.Select(static (c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
