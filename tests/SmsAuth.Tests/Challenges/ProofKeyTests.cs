using SmsAuth.Challenges;

namespace SmsAuth.Tests.Challenges;

public sealed class ProofKeyTests
{
    // RFC 7636 appendix B.
    private const string CodeVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string CodeChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    [Fact]
    public void The_code_challenge_is_the_one_of_RFC_7636() => Assert.Equal(CodeChallenge, ProofKey.CodeChallengeOf(CodeVerifier));

    [Fact]
    public void A_code_verifier_fits_its_own_code_challenge_and_no_other()
    {
        Assert.True(ProofKey.Fits(CodeChallenge, CodeVerifier));
        Assert.False(ProofKey.Fits(CodeChallenge, CodeVerifier[..^1] + "l"));
        Assert.False(ProofKey.Fits(CodeChallenge, CodeChallenge));
        Assert.False(ProofKey.Fits(CodeChallenge, ""));
    }

    [Fact]
    public void What_is_bound_needs_a_code_verifier_and_what_is_not_bound_takes_none()
    {
        Assert.True(ProofKey.Fits(null, null));
        Assert.False(ProofKey.Fits(CodeChallenge, null));
        Assert.False(ProofKey.Fits(null, CodeVerifier));
    }

    [Fact]
    public void The_base64url_of_32_bytes_can_be_a_code_challenge() => Assert.True(ProofKey.IsCodeChallenge(CodeChallenge));

    [Theory]
    [InlineData("")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cMM")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw/cM")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c=")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c%")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c ")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c\n")]
    public void Anything_else_cannot(string value) => Assert.False(ProofKey.IsCodeChallenge(value));

    [Theory]
    [InlineData(42, false)]
    [InlineData(43, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void A_code_verifier_has_43_to_128_characters(int length, bool possible) =>
        Assert.Equal(possible, ProofKey.IsCodeVerifier(new string('a', length)));

    [Theory]
    [InlineData("-._~", true)]
    [InlineData("=", false)]
    [InlineData("+", false)]
    [InlineData(" ", false)]
    [InlineData("\u00E9", false)]
    [InlineData("\0", false)]
    public void A_code_verifier_has_unreserved_characters_only(string tail, bool possible) =>
        Assert.Equal(possible, ProofKey.IsCodeVerifier(new string('a', 43) + tail));
}
