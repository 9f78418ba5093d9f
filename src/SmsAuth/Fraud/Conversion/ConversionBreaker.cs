using Microsoft.Extensions.Options;
using SmsAuth.Challenges;
using SmsAuth.Sending;

namespace SmsAuth.Fraud.Conversion;

/// <summary>
/// Counts texts and the sign-ins that follow them, and pauses what hardly converts. A text counts in the stretch of time in which its challenge
/// was started, and so does the proof, so that both are judged together.
/// </summary>
internal sealed class ConversionBreaker(IConversionStore store, ConversionPauses pauses, IOptions<FraudOptions> options, TimeProvider time)
    : IChallengeObserver
{
    private readonly Throttle<ConversionSubject> judged = new(TimeSpan.FromSeconds(10));

    private ConversionOptions Options => options.Value.Conversion;

    public Task SentAsync(Challenge challenge, string? gateway) =>
        CountAsync(challenge, gateway, new ConversionBucket(StartOf(challenge), Sent: 1));

    public Task SuppressedAsync(Challenge challenge, string? gateway) =>
        CountAsync(challenge, gateway, new ConversionBucket(StartOf(challenge), Withheld: 1));

    public Task ProvenAsync(Challenge challenge) => Options.Mode is GuardMode.Off || challenge.Gateway is not { } gateway
        ? Task.CompletedTask
        : store.AddAsync(SubjectsOf(challenge, gateway), new ConversionBucket(StartOf(challenge), Proven: 1));

    private static DateTimeOffset StartOf(Challenge challenge) => ConversionBucket.StartOf(challenge.CreatedAt);

    private async Task CountAsync(Challenge challenge, string? gateway, ConversionBucket counts)
    {
        if (Options.Mode is GuardMode.Off || gateway is null) return;
        var subjects = SubjectsOf(challenge, gateway);
        await store.AddAsync(subjects, counts);

        var now = time.GetUtcNow();
        foreach (var subject in subjects.Where(s => judged.IsDue(s, now))) await JudgeAsync(subject, now);
    }

    private static List<ConversionSubject> SubjectsOf(Challenge challenge, string gateway) =>
    [
        new(ConversionKind.Prefix, NumberPrefix.Of(challenge.PhoneNumber)),
        new(ConversionKind.Country, challenge.PhoneNumber.Region),
        new(ConversionKind.Gateway, gateway),
    ];

    private async Task JudgeAsync(ConversionSubject subject, DateTimeOffset now)
    {
        var from = now - Options.Window;
        if (await pauses.FindAsync(subject, CancellationToken.None) is { } pause)
        {
            if (pause.Until > now) return;
            if (pause.Until > from) from = pause.Until;
        }

        // The pause is at least as long as a bucket: the one in which it ended began after it did, and holds nothing from before.
        var buckets = await store.ReadAsync(subject, ConversionBucket.StartOf(from));
        var sample = ConversionSample.Of(buckets, Options.Settle, now);
        if (sample.HardlyConverts(Options.SampleFor(subject.Kind), Options.MinConversion)) await pauses.PauseAsync(subject, sample);
    }
}
