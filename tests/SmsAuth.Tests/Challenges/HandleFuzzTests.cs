using CsCheck;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.TestKit;

namespace SmsAuth.Tests.Challenges;

/// <summary>What callers present (handles, codes, proofs) under anything at all.</summary>
public sealed class HandleFuzzTests
{
    private const int Searched = 20_000;

    private static readonly Gen<string> Base64Url =
        Gen.Char["ABCXYZabcxyz0189-_"].Array[20, 50].Select(static c => new string(c));

    private static readonly Gen<string> Anything = Gen.OneOf(
        Gen.String[0, 60],
        Base64Url,
        Gen.Char["0123456789"].Array[0, 14].Select(static c => new string(c)),
        Gen.Select(Base64Url, Gen.Char, Gen.Int[0, 50]).Select(static s => s.Item1.Insert(s.Item3 % (s.Item1.Length + 1), s.Item2.ToString())));

    private static readonly Gen<string> Verifiers =
        Gen.Char["ABCXYZabcxyz0189-._~"].Array[43, 128].Select(static c => new string(c));

    [Fact]
    public void What_is_read_as_a_challenge_id_is_27_characters_kept_as_they_are() => Anything.Sample(
        static input =>
        {
            if (ChallengeId.Parse(input) is not { } id) return;
            Assert.Equal((input, ChallengeId.Length), (id.Value, input.Length));
            Assert.Matches("^[A-Za-z0-9_-]*$", input);
            Assert.Equal(6 + 3, id.ToString().Length);
        },
        iter: SearchEffort.Times(Searched));

    [Fact]
    public void What_is_read_as_a_code_is_ASCII_digits_that_are_not_printed() => Anything.Sample(
        static input =>
        {
            if (OtpCode.Parse(input) is not { } code) return;
            Assert.Matches("^[0-9]{4,10}$", input);
            Assert.Equal((input, "[code]"), (code.Reveal(), $"{code}"));
        },
        iter: SearchEffort.Times(Searched));

    [Fact]
    public void A_code_verifier_fits_its_own_code_challenge_and_no_other() => Gen.Select(Verifiers, Verifiers, Anything).Sample(
        static (mine, other, anything) =>
        {
            var bound = ProofKey.CodeChallengeOf(mine);
            Assert.True(ProofKey.IsCodeVerifier(mine));
            Assert.True(ProofKey.IsCodeChallenge(bound));
            Assert.True(ProofKey.Fits(bound, mine));
            Assert.Equal(mine == other, ProofKey.Fits(bound, other));
            Assert.Equal(mine == anything, ProofKey.Fits(bound, anything));
            Assert.False(ProofKey.Fits(bound, null));
            Assert.False(ProofKey.Fits(null, mine));
            Assert.False(ProofKey.Fits(anything, mine) && anything != bound);
        },
        iter: SearchEffort.Times(Searched));
}
