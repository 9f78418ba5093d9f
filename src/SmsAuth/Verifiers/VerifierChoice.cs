using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.PhoneNumbers;
using SmsAuth.TestNumbers;

namespace SmsAuth.Verifiers;

/// <summary>Chooses who starts and checks a challenge: the client's verifier, or for a test number the one that texts nobody.</summary>
internal sealed class VerifierChoice(IVerifierCatalog catalog, TestNumberBook testNumbers, TestNumberVerifier tests)
{
    public IVerifier? For(ClientPolicy client, PhoneNumber number) =>
        testNumbers.Find(client.ClientId, number) is not null ? tests : catalog.Find(client.Verifier);

    public IVerifier? For(Challenge challenge) => challenge.IsTest ? tests : catalog.Find(challenge.Verifier);
}
