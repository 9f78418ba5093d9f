using SmsAuth.PhoneNumbers;

namespace SmsAuth.Limits;

/// <summary>Whose limits count: those of the number, or those of a trusted device, which are as large and apart from them.</summary>
internal readonly record struct LimitOwner(string Kind, string Key)
{
    public string Hour => $"{Kind}:hour";

    public string Day => $"{Kind}:day";

    public string Cooldown => $"{Kind}:cooldown";

    public static LimitOwner Of(NumberHasher hasher, PhoneNumber number, string? deviceId) =>
        deviceId is null ? new LimitOwner("number", hasher.Hash(number)) : new LimitOwner("device", hasher.Hash("device", deviceId));

    public Quota Failures(int limit) => new($"{Kind}:failures", Key, limit, TimeSpan.FromDays(1));
}
