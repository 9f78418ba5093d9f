using CsCheck;

namespace SmsAuth.TestKit.Challenges.Model;

/// <summary>Steps one after the other, and then some at once.</summary>
public sealed record Scenario(IReadOnlyList<Step> First, IReadOnlyList<Step> AtOnce)
{
    private const int MaxFirst = 12;
    private const int MaxAtOnce = 6;
    private const int MaxSteps = 60;

    // Resends at once are of interest only where the next text may be asked for.
    private static readonly Step.Wait AfterCooldown = new(61);

    // The moments around which something ends: the wait before a resend and the life of a code.
    private static readonly Gen<Step> Wait = Gen.OneOf(1, 30, 59, 60, 61, 240, 299, 300, 301).Select(static s => (Step)new Step.Wait(s));

    private static readonly Gen<int> Challenge = Gen.Frequency<int>((3, Gen.Const(0)), (4, Gen.Int[0, 8]));

    private static readonly Gen<int> MostlyFirst = Gen.Frequency((6, 0), (1, 1));

    private static readonly Gen<bool> SometimesLost = Gen.Frequency((9, false), (1, true));

    private static readonly Gen<HangUp> HangUps = Gen.Frequency(
        (8, HangUp.Never), (1, HangUp.WhileReading), (1, HangUp.WhileWriting));

    private static readonly Gen<Aim> Aims = Gen.Frequency(
        (6, Aim.SignIn), (1, Aim.StepUpOfAlice), (1, Aim.StepUpOfBob));

    private static readonly Gen<Twist> Twists = Gen.Frequency<Twist>((7, Gen.Const(Twist.None)), (3, Gen.Enum<Twist>()));

    private static readonly Gen<TriedCode> Codes = Gen.Frequency(
        (3, TriedCode.Newest), (1, TriedCode.Replaced), (5, TriedCode.Wrong));

    private static readonly Gen<Step> Start = StartOf(Gen.Const(false));

    private static readonly Gen<Step> Resend = ResendOf(Gen.Const(false));

    private static readonly Gen<Step> Try = Gen.Select(Challenge, Codes, Gen.Bool, Twists, HangUps)
        .Select(static s => (Step)new Step.Try(s.Item1, s.Item2, s.Item3, s.Item4, s.Item5));

    private static readonly Gen<Step> Steps = Gen.Frequency<Step>((3, StartOf(SometimesLost)), (2, ResendOf(SometimesLost)), (8, Try), (2, Wait));

    /// <summary>Long runs of one step after the other.</summary>
    public static Gen<Scenario> Sequential { get; } = Steps.Array[1, MaxSteps].Select(static first => new Scenario(first, []));

    /// <summary>Short runs that end with several steps at once. A lost text is two writes, before and after it, and not one moment: there is none at once.</summary>
    public static Gen<Scenario> Parallel { get; } = Gen.Select(
        Start,
        Steps.Array[0, MaxFirst],
        Gen.Frequency<Step>((1, Wait), (1, Gen.Const<Step>(AfterCooldown))),
        Gen.Frequency<Step>((2, Start), (2, Resend), (8, Try)).Array[2, MaxAtOnce])
        .Select(static s => new Scenario([s.Item1, .. s.Item2, s.Item3], s.Item4));

    private static Gen<Step> StartOf(Gen<bool> lost) => Gen.Select(MostlyFirst, MostlyFirst, Aims, Gen.Bool, lost, HangUps)
        .Select(static s => (Step)new Step.Start(s.Item1, s.Item2, s.Item3, s.Item4, s.Item5, s.Item6));

    private static Gen<Step> ResendOf(Gen<bool> lost) => Gen.Select(Challenge, MostlyFirst, lost, HangUps)
        .Select(static s => (Step)new Step.Resend(s.Item1, s.Item2 == 0, s.Item3, s.Item4));

    public override string ToString() =>
        $"{string.Join('\n', First)}{(AtOnce.Count > 0 ? "\nat once:\n" : "")}{string.Join('\n', AtOnce)}";
}
