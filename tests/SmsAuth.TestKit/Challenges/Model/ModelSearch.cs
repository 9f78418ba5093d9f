using CsCheck;
using SmsAuth.Challenges;

namespace SmsAuth.TestKit.Challenges.Model;

/// <summary>
/// Looks for a scenario in which the engine does something else than <see cref="ChallengeModel"/>. A failure prints the shortest scenario
/// found and its seed, which the environment variable <c>CsCheck_Seed</c> runs again.
/// </summary>
public static class ModelSearch
{
    private const int Threads = 2;

    /// <exception cref="CsCheckException">There is one.</exception>
    public static async Task RunAsync(Gen<Scenario> scenarios, Func<IChallengeStore> newStore, int count)
    {
        await using var engine = new ModelEngine();
        await scenarios.SampleAsync(
            scenario => new ScenarioRun(engine, newStore()).PlayAsync(scenario),
            iter: count,
            threads: Threads,
            print: static scenario => $"\n{scenario}\n");
    }
}
