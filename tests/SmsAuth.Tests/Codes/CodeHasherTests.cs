using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.TestKit.Logging;

namespace SmsAuth.Tests.Codes;

public sealed class CodeHasherTests
{
    private static readonly OtpCode Code = Engine.Code("482915");
    private readonly ChallengeId id = ChallengeId.New();

    [Fact]
    public void A_kept_hash_is_HMAC_SHA_256_over_the_challenge_id_and_the_code()
    {
        var hash = Hasher("a").Hash(id, Code);

        Assert.Equal("a", hash.KeyId);
        Assert.Equal(HMACSHA256.HashData(Engine.Pepper("a"), Encoding.ASCII.GetBytes($"{id.Value}\0482915")), hash.Value.ToArray());
    }

    [Fact]
    public void The_right_code_matches_and_a_wrong_one_does_not()
    {
        var hasher = Hasher("a");
        var kept = hasher.Hash(id, Code);

        Assert.True(hasher.HashLike(kept, id, Engine.Code("482915"))!.Matches(kept));
        Assert.False(hasher.HashLike(kept, id, Engine.Code("482916"))!.Matches(kept));
    }

    [Fact]
    public void A_leading_zero_matters()
    {
        var hasher = Hasher("a");

        Assert.NotEqual(hasher.Hash(id, Engine.Code("012345")), hasher.Hash(id, Engine.Code("12345")));
    }

    [Fact]
    public void Equal_codes_of_two_challenges_have_different_hashes()
    {
        var hasher = Hasher("a");

        Assert.NotEqual(hasher.Hash(id, Code), hasher.Hash(ChallengeId.New(), Code));
    }

    [Fact]
    public void Equal_codes_under_two_peppers_have_different_hashes()
    {
        var one = Hasher("a").Hash(id, Code);
        var other = Hasher("b").Hash(id, Code);

        Assert.False(one.Value.Span.SequenceEqual(other.Value.Span));
        Assert.False(one.Matches(other));
        Assert.False(one.Matches(one with { KeyId = "b" }));
    }

    [Fact]
    public void After_a_rotation_new_codes_use_the_new_pepper_and_old_ones_still_match()
    {
        var kept = Hasher("old").Hash(id, Code);
        var rotated = Hasher("new", "old");

        Assert.Equal("new", rotated.Hash(id, Code).KeyId);
        Assert.True(rotated.HashLike(kept, id, Code)!.Matches(kept));
    }

    [Fact]
    public void Under_a_pepper_that_is_gone_nothing_is_hashed()
    {
        var kept = Hasher("old").Hash(id, Code);

        Assert.Null(Hasher("new").HashLike(kept, id, Code));
    }

    [Fact]
    public void Without_a_pepper_each_process_has_its_own_and_says_so()
    {
        using var logs = new CapturedLogs();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        var one = new CodeHasher(new Peppers(new PepperOptions(), factory.CreateLogger<CodeHasher>()));
        var other = new CodeHasher(new Peppers(new PepperOptions(), factory.CreateLogger<CodeHasher>()));

        var kept = one.Hash(id, Code);

        Assert.True(one.HashLike(kept, id, Code)!.Matches(kept));
        Assert.Null(other.HashLike(kept, id, Code));
        Assert.Equal(2, logs.Entries.Count(static e => e.EventId.Id == 1101 && e.Level == LogLevel.Warning));
    }

    [Fact]
    public void A_hash_never_prints_its_bytes()
    {
        var hash = Hasher("a").Hash(id, Code);

        Assert.Equal("[hash under a]", $"{hash}");
    }

    // The first is the current one.
    private static CodeHasher Hasher(params string[] peppers) => new(new Peppers(
        new PepperOptions { Keys = peppers.ToDictionary(static p => p, Engine.Pepper), Current = peppers[0] },
        NullLogger<CodeHasher>.Instance));
}
