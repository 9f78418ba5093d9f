namespace SmsAuth.Samples.Tests.Running;

/// <summary>A content root with nothing but a program's settings, removed at the end.</summary>
internal sealed class AppFolder : IDisposable
{
    private const string Settings = "appsettings.json";

    public AppFolder(string program)
    {
        var settings = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(program)!, Settings);
        if (File.Exists(settings)) File.Copy(settings, System.IO.Path.Combine(Path, Settings));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("smsauth-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
