using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Limits;
using SmsAuth.PhoneNumbers;
using SmsAuth.Verifiers;

namespace SmsAuth.OpenIddict.Tests.Host;

/// <summary>Verifiers as most servers have them: the answer always waits for the text, if there is one.</summary>
public sealed class AwaitingVerifiers(IVerifierCatalog inner) : IVerifierCatalog
{
    public IVerifier? Find(string name) => inner.Find(name) is { } verifier ? new Awaiting(verifier) : null;

    private sealed class Awaiting(IVerifier inner) : IVerifier
    {
        public string Name => inner.Name;

        public IReadOnlyList<string> LanguagesFor(PhoneNumber number) => inner.LanguagesFor(number);

        public LimitOverrides Limits => inner.Limits;

        public IReadOnlyList<TimeSpan>? Cooldown => inner.Cooldown;

        public Task<StartVerdict> StartAsync(ChallengeDraft draft, Delivery delivery) => inner.StartAsync(draft, Await(delivery));

        public Task<StartVerdict> ResendAsync(Challenge challenge, string channel, Delivery delivery, TimeSpan resendAfter) =>
            inner.ResendAsync(challenge, channel, Await(delivery), resendAfter);

        public Task<CheckVerdict> CheckAsync(Challenge challenge, OtpCode code, bool held) => inner.CheckAsync(challenge, code, held);

        private static Delivery Await(Delivery delivery) => delivery is Delivery.Deferred ? Delivery.Awaited : delivery;
    }
}
