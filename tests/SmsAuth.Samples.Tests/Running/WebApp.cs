using SmsAuth.TestKit.Processes;

namespace SmsAuth.Samples.Tests.Running;

/// <summary>A developer's run of a program that serves the web, in a folder of its own.</summary>
internal sealed class WebApp : IAsyncDisposable
{
    private readonly AppFolder folder;
    private readonly WebProcess process;

    private WebApp(AppFolder folder, WebProcess process) => (this.folder, this.process) = (folder, process);

    public HttpClient Http => process.Client;

    public Uri Address => process.Address;

    public static async Task<WebApp> StartAsync(string program, params (string Name, string Value)[] settings)
    {
        var folder = new AppFolder(program);
        try
        {
            return new WebApp(folder, await WebProcess.StartAsync(program, folder.Path, [("DOTNET_ENVIRONMENT", "Development"), .. settings]));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        folder.Dispose();
    }
}
