using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.TestNumbers;

/// <summary>Knows which numbers are test numbers of which client, until they end.</summary>
internal sealed class TestNumberBook(IOptions<TestNumberOptions> options, TimeProvider time)
{
    private readonly FrozenDictionary<(string ClientId, PhoneNumber Number), TestNumber> numbers =
        options.Value.Numbers.ToFrozenDictionary(static n => (n.ClientId, n.PhoneNumber));

    public TestNumber? Find(string clientId, PhoneNumber number) =>
        numbers.TryGetValue((clientId, number), out var found) && found.Until > time.GetUtcNow() ? found : null;
}
