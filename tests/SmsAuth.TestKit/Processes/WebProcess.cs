using System.Text.RegularExpressions;

namespace SmsAuth.TestKit.Processes;

/// <summary>A web application in a process of its own, on a free port.</summary>
public sealed partial class WebProcess : IAsyncDisposable
{
    private WebProcess(ChildProcess process, Uri address)
    {
        Process = process;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public ChildProcess Process { get; }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    /// <summary>Starts an application and waits until it listens.</summary>
    public static async Task<WebProcess> StartAsync(string assembly, string folder, params (string Name, string Value)[] environment)
    {
        var process = Launch(assembly, folder, environment);
        try
        {
            var output = await process.WaitForAsync(Listening().IsMatch);
            return new WebProcess(process, new Uri(Listening().Match(output).Groups[1].Value));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs an application that must not start, and returns how it ended.</summary>
    public static async Task<(int ExitCode, string Errors, string Output)> RunToRefusalAsync(
        string assembly, string folder, params (string Name, string Value)[] environment)
    {
        await using var process = Launch(assembly, folder, environment);
        var output = await process.WaitForAsync(text => Listening().IsMatch(text) || process.Ended.IsCompleted);
        if (Listening().IsMatch(output)) Assert.Fail("The application started.");
        return (await process.WaitForEndAsync(), process.Errors, process.Output);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
    }

    private static ChildProcess Launch(string assembly, string folder, (string Name, string Value)[] environment) =>
        ChildProcess.Start(assembly, folder, [("URLS", "http://127.0.0.1:0"), .. environment]);

    [GeneratedRegex("Now listening on: (http[^\r\n]*)[\r\n]")]
    private static partial Regex Listening();
}
