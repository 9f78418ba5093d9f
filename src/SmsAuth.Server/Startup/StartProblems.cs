namespace SmsAuth.Server.Startup;

/// <summary>Gathers what is wrong with the settings, so that all of it is told at once.</summary>
internal sealed class StartProblems
{
    private readonly List<string> problems = [];

    public bool Any => problems.Count > 0;

    /// <summary>Adds a problem: names the setting and says what to do.</summary>
    public void Add(string problem) => problems.Add(problem);

    /// <exception cref="StartRefusedException">There is a problem.</exception>
    public void ThrowIfAny()
    {
        if (problems.Count > 0) throw Refusal(problems);
    }

    public static StartRefusedException Refusal(params IEnumerable<string> problems) =>
        new("SmsAuth.Server does not start:" + string.Concat(problems.Select(static p => $"{Environment.NewLine}- {p}")));
}
