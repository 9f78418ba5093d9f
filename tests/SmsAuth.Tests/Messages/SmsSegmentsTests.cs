using SmsAuth.Messages;

namespace SmsAuth.Tests.Messages;

public sealed class SmsSegmentsTests
{
    public static TheoryData<string, int> Counted => new()
    {
        { "", 0 },
        { "a", 1 },
        { new string('a', 160), 1 },
        { new string('a', 161), 2 },
        { new string('a', 306), 2 },
        { new string('a', 307), 3 },
        { new string('é', 160), 1 },
        { new string('€', 80), 1 },
        { new string('€', 80) + "a", 2 },
        { "{}[]~\\|^€\f" + new string('a', 140), 1 },
        { "{}[]~\\|^€\f" + new string('a', 141), 2 },
        { new string('ж', 70), 1 },
        { new string('ж', 71), 2 },
        { new string('ж', 134), 2 },
        { new string('ж', 135), 3 },
        { new string('a', 69) + "“", 1 },
        { new string('a', 70) + "“", 2 },

        // A character beyond the first plane is two units.
        { string.Concat(Enumerable.Repeat("😀", 35)), 1 },
        { string.Concat(Enumerable.Repeat("😀", 36)), 2 },
    };

    [Theory]
    [MemberData(nameof(Counted))]
    public void Messages_are_counted_by_the_alphabet_that_the_text_needs(string text, int messages) => Assert.Equal(messages, SmsSegments.Count(text));
}
