using System.Text.Json;
using SmsAuth.Server.Tests.Containers;
using SmsAuth.Server.Tests.Running;

[assembly: AssemblyFixture(typeof(Image))]

namespace SmsAuth.Server.Tests.Containers;

/// <summary>
/// The image of the Dockerfile, without its base images: its COPY and RUN lines are carried out, each stage in a folder of its own, with what
/// .dockerignore lets through. Made once, when a test asks for it.
/// </summary>
public sealed class Image : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("smsauth-image-").FullName;
    private readonly Lazy<Task<Image>> built;
    private readonly Dictionary<string, string> stages = new(StringComparer.Ordinal);
    private string stage = "";
    private string directory = "/";

    public Image() => built = new Lazy<Task<Image>>(BuildAsync);

    /// <summary>The root of the last stage.</summary>
    public string Root => stage;

    public string WorkingDirectory => directory;

    public IReadOnlyList<string> EntryPoint { get; private set; } = [];

    public IReadOnlyList<string> HealthCheck { get; private set; } = [];

    public string BaseImage { get; private set; } = "";

    public string User { get; private set; } = "";

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public Task<Image> BuiltAsync() => built.Value;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<Image> BuildAsync()
    {
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        foreach (var line in Tree.Read("Dockerfile").Split('\n').Where(static line => line.Length > 0 && line[0] != '#'))
        {
            var (instruction, rest) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            await CarryOutAsync(instruction, rest);
        }

        return this;
    }

    private async Task CarryOutAsync(string instruction, string rest)
    {
        switch (instruction)
        {
            case "FROM":
                Begin(rest.Split(' '));
                break;
            case "WORKDIR":
                directory = rest;
                Directory.CreateDirectory(stage + rest);
                break;
            case "COPY":
                Copy(rest.Split(' '));
                break;
            case "RUN":
                // The analyzers have read all of it in the build that these tests come from.
                await ServerFolder.ShellAsync($"cd {stage}{directory}; export MSBUILDDISABLENODEREUSE=1 RunAnalyzers=false; {rest.Replace(" /", $" {stage}/", StringComparison.Ordinal)} >build.log 2>&1 || {{ cat build.log >&2; false; }}");
                break;
            case "ENV":
                foreach (var pair in rest.Split(' ')) Environment[pair.Split('=')[0]] = pair.Split('=')[1];
                break;
            case "USER":
                User = rest;
                break;
            case "HEALTHCHECK":
                HealthCheck = Words(rest[rest.IndexOf('[', StringComparison.Ordinal)..]);
                break;
            case "ENTRYPOINT":
                EntryPoint = Words(rest);
                break;
            case "EXPOSE":
                break;
            default:
                throw new NotSupportedException(instruction);
        }
    }

    private void Begin(string[] words)
    {
        BaseImage = words[0];
        Environment.Clear();
        (directory, stage) = ("/", Path.Combine(folder, $"stage{stages.Count}"));
        stages[words is [_, "AS", var name] ? name : ""] = stage;
        Directory.CreateDirectory(stage);
    }

    private void Copy(string[] words)
    {
        var from = words[0].StartsWith("--from=", StringComparison.Ordinal) ? stages[words[0]["--from=".Length..]] : null;
        var to = Path.Combine(stage + directory, words[^1]);
        foreach (var source in words[(from is null ? 0 : 1)..^1])
        {
            var path = from is null ? Tree.In(source) : from + source;
            if (Directory.Exists(path)) CopyFolder(path, to, all: from is not null);
            else if (from is not null || IsSent(path)) CopyFile(path, Path.Combine(to, Path.GetFileName(path)));
            else throw new FileNotFoundException("It is not there, or .dockerignore keeps it out.", path);
        }
    }

    private static void CopyFolder(string from, string to, bool all)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            if (all || IsSent(file)) CopyFile(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    private static void CopyFile(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }

    // Everything is kept out but what is named with an exclamation mark; of that, what has a part with one of the other names.
    private static bool IsSent(string file)
    {
        var parts = Path.GetRelativePath(Tree.In(""), file).Split('/');
        var rules = Tree.Read(".dockerignore").Split('\n');
        return rules.Contains($"!{parts[0]}") && !parts.Any(part => rules.Contains($"**/{part}") || rules.Contains($"**/*{Path.GetExtension(part)}"));
    }

    private static string[] Words(string json) => JsonSerializer.Deserialize<string[]>(json)!;
}
