namespace SmsAuth.Limits;

/// <summary>The limits that hold for one request: those of the client before those of the verifier before those of all.</summary>
internal readonly struct LimitSet(LimitOptions all, LimitOverrides verifier, LimitOverrides client)
{
    public int NumberPerHour => client.NumberPerHour ?? verifier.NumberPerHour ?? all.Number.PerHour;

    public int NumberPerDay => client.NumberPerDay ?? verifier.NumberPerDay ?? all.Number.PerDay;

    public int AddressPerHour => client.AddressPerHour ?? verifier.AddressPerHour ?? all.Address.PerHour;

    public int ClientPerHour => client.ClientPerHour ?? verifier.ClientPerHour ?? all.Client.PerHour;

    public int GlobalPerMinute => all.Global.PerMinute;

    public int FailuresPerNumberPerDay => client.FailuresPerNumberPerDay ?? verifier.FailuresPerNumberPerDay ?? all.Failures.PerNumberPerDay;

    public int CountryPerDay(string region) =>
        client.CountryPerDay ?? verifier.CountryPerDay ?? (all.Country.Cap.TryGetValue(region, out var cap) ? cap : all.Country.PerDay);
}
