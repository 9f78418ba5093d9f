using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SmsAuth.TestKit.Processes;

/// <summary>A program in a process of its own, which never outlives the tests, however they end.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    // The shell kills the program when its own input ends: when the process is disposed of, and when the tests themselves are killed.
    // It is not /bin/sh, which may be one that passes no variable on whose name has a dot, such as the level of a category of logs.
    private const string Lifeline =
        """exec 3<&0; "$@" </dev/null 3<&- & program=$!; (read -r _ <&3; kill -9 $program) 2>/dev/null & guard=$!; """ +
        """wait $program; code=$?; kill $guard 2>/dev/null; exit $code""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly Lock gate = new();
    private TaskCompletionSource changed = NewSignal();

    private ChildProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.Start();
        Ended = ReadToEndAsync();
    }

    /// <summary>All that the program has written to its standard output.</summary>
    public string Output => Read(output);

    /// <summary>All that the program has written to its standard error.</summary>
    public string Errors => Read(errors);

    /// <summary>The exit code, once the program has ended and its output is complete.</summary>
    public Task<int> Ended { get; }

    /// <summary>Starts a program that reads nothing, such as a server.</summary>
    public static ChildProcess Start(string assembly, string folder, params (string Name, string Value)[] environment) =>
        StartProgram("dotnet", folder, [assembly], environment);

    /// <summary>Starts any program that reads nothing. Disposing of it is a SIGKILL.</summary>
    public static ChildProcess StartProgram(string program, string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        Start(new ProcessStartInfo("/bin/bash", ["-c", Lifeline, "bash", program, .. arguments]), folder, environment);

    /// <summary>Starts a program that reads lines, and ends when there are no more of them.</summary>
    public static ChildProcess StartReading(string assembly, string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        Start(new ProcessStartInfo("dotnet", [assembly, .. arguments]), folder, environment);

    /// <summary>Types a line.</summary>
    public async Task TypeAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Says that there are no more lines.</summary>
    public void HangUp() => process.StandardInput.Close();

    /// <summary>Waits until the output fits, and returns it.</summary>
    public async Task<string> WaitForAsync(Func<string, bool> fits)
    {
        ArgumentNullException.ThrowIfNull(fits);
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var next = NextChange();
            var hasEnded = Ended.IsCompleted;
            var text = Output;
            if (fits(text)) return text;
            if (hasEnded) throw Unexpected($"The program ended with code {await Ended}");
            try
            {
                await Task.WhenAny(next, Ended).WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw Unexpected($"The program did not write what was expected within {Patience.TotalSeconds} seconds");
            }
        }
    }

    public async Task<int> WaitForEndAsync()
    {
        try
        {
            return await Ended.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw Unexpected($"The program did not end within {Patience.TotalSeconds} seconds");
        }
    }

    /// <summary>Sends a SIGTERM to a program that was started with <see cref="Start(string, string, ValueTuple{string, string}[])"/>.</summary>
    public void Terminate()
    {
        // The shell starts the program before its guard.
        var children = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/task/{process.Id}/children"));
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {children.Split(' ')[0]}"]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            HangUp();
        }
        catch (IOException)
        {
            // It had already ended.
        }

        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await Ended;
        process.Dispose();
    }

    private static ChildProcess Start(ProcessStartInfo start, string folder, (string Name, string Value)[] environment)
    {
        start.WorkingDirectory = folder;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardInputEncoding = start.StandardOutputEncoding = start.StandardErrorEncoding = Plain;
        foreach (var inherited in start.Environment.Keys.Where(IsSetting).ToList()) start.Environment.Remove(inherited);
        foreach (var (name, value) in environment) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return new ChildProcess(start);
    }

    // What whoever runs the tests has set for programs of their own.
    private static bool IsSetting(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("SMSAUTH_", StringComparison.OrdinalIgnoreCase)
        || name.Equals("DOTNET_ENVIRONMENT", StringComparison.OrdinalIgnoreCase)
        || name.Equals("URLS", StringComparison.OrdinalIgnoreCase);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<int> ReadToEndAsync()
    {
        await Task.WhenAll(CopyAsync(process.StandardOutput, output), CopyAsync(process.StandardError, errors));
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    // Piece by piece, because a prompt does not end its line.
    private async Task CopyAsync(StreamReader reader, StringBuilder text)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is var count and > 0)
        {
            lock (gate)
            {
                text.Append(buffer, 0, count);
                changed.SetResult();
                changed = NewSignal();
            }
        }
    }

    private string Read(StringBuilder text)
    {
        lock (gate) return text.ToString();
    }

    private Task NextChange()
    {
        lock (gate) return changed.Task;
    }

    private InvalidOperationException Unexpected(string what) => new($"{what}.\n{Output}\n{Errors}");
}
