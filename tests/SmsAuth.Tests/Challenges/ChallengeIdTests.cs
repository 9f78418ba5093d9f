using System.Globalization;
using SmsAuth.Challenges;

namespace SmsAuth.Tests.Challenges;

public sealed class ChallengeIdTests
{
    [Fact]
    public void No_two_are_alike()
    {
        var ids = Enumerable.Range(0, 10_000).Select(static _ => ChallengeId.New()).ToHashSet();

        Assert.Equal(10_000, ids.Count);
    }

    [Fact]
    public void A_handle_is_read_back_as_the_same_one()
    {
        var id = ChallengeId.New();

        Assert.Equal(ChallengeId.Length, id.Value.Length);
        Assert.Equal(id, ChallengeId.Parse(id.Value));
        Assert.Equal(id.GetHashCode(), ChallengeId.Parse(id.Value)!.GetHashCode());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAA ")]
    [InlineData("\nAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAA%")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAA/A")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAA'A")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAA\0A")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAA\u00C4A")]
    public void Anything_else_is_no_handle(string? input) => Assert.Null(ChallengeId.Parse(input));

    [Fact]
    public void A_hundred_kilobytes_are_no_handle() => Assert.Null(ChallengeId.Parse(new string('A', 100_000)));

    [Fact]
    public void A_handle_prints_too_little_of_itself_to_be_used()
    {
        var id = ChallengeId.New();

        Assert.Equal(id.Value[..6] + "...", $"{id}");
        Assert.Equal(id.Value[..6] + "...", string.Format(CultureInfo.InvariantCulture, "{0}", id));
    }
}
