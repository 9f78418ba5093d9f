using System.Reflection;

namespace SmsAuth.Architecture.Tests;

/// <summary>Which project may reference which: everything may use the engine, only the server uses everything.</summary>
public sealed class ReferenceTests
{
    private const string Engine = "SmsAuth";
    private const string Server = "SmsAuth.Server";

    private static readonly string[] Satellites = ["SmsAuth.EntityFrameworkCore", "SmsAuth.Identity", "SmsAuth.OpenIddict", "SmsAuth.Redis", "SmsAuth.Gateways", "SmsAuth.Captcha"];

    private static readonly string[] ForeignToTheEngine = ["Microsoft.AspNetCore", "OpenIddict", "Microsoft.EntityFrameworkCore", "Microsoft.IdentityModel", "System.Net.Http", "StackExchange.Redis"];

    private static readonly string[] Trees = ["src", "tests", "samples"];

    public static TheoryData<string> Sources => [.. Repository.Projects("src").Select(static p => Path.GetFileNameWithoutExtension(p))];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_project_references_only_what_it_may(string project)
    {
        var references = Repository.ReferencesOf(PathOf(project));
        switch (project)
        {
            case Engine:
                Assert.Empty(references);
                break;
            case Server:
                Assert.All(references, static r => Assert.Contains(r, Satellites.Append(Engine)));
                break;
            default:
                Assert.Contains(project, Satellites);
                Assert.Equal([Engine], references);
                break;
        }
    }

    [Fact]
    public void The_engine_has_no_package_of_the_web_of_OAuth_or_of_a_database()
    {
        Assert.All(Repository.PackagesOf(PathOf(Engine)), static p => Assert.DoesNotContain(ForeignToTheEngine, f => p.StartsWith(f, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_engine_has_no_type_of_the_web_of_OAuth_or_of_a_database()
    {
        var assemblies = Assembly.Load(Engine).GetReferencedAssemblies().Select(static a => a.Name!).ToList();
        Assert.NotEmpty(assemblies);
        Assert.All(assemblies, static a => Assert.DoesNotContain(ForeignToTheEngine, f => a.StartsWith(f, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("SmsAuth.EntityFrameworkCore", "Microsoft.AspNetCore", "OpenIddict")]
    [InlineData("SmsAuth.Identity", "Microsoft.EntityFrameworkCore", "OpenIddict")]
    [InlineData("SmsAuth.Redis", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "OpenIddict")]
    [InlineData("SmsAuth.OpenIddict", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Identity")]
    public void A_satellite_knows_its_own_field_only(string project, params string[] foreign)
    {
        var assemblies = Assembly.Load(project).GetReferencedAssemblies().Select(static a => a.Name!).ToList();
        Assert.NotEmpty(assemblies);
        Assert.All(assemblies, a => Assert.DoesNotContain(foreign, f => a.StartsWith(f, StringComparison.Ordinal)));
    }

    [Fact]
    public void Folders_are_capabilities_and_never_kinds()
    {
        string[] kinds = ["Services", "Helpers", "Models", "Utils", "Common", "Interfaces", "Extensions", "Handlers", "Managers"];
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(static f => !f.Contains($"{Path.DirectorySeparatorChar}obj", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}bin", StringComparison.Ordinal))
            .Select(static f => Path.GetFileName(f));
        Assert.DoesNotContain(folders, f => kinds.Contains(f, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "SmsAuth.sln"));
        var projects = Trees.SelectMany(Repository.Projects).Select(static p => Path.GetFileName(p));
        Assert.All(projects, p => Assert.Contains(p, solution, StringComparison.Ordinal));
    }

    private static string PathOf(string project) => Repository.Projects("src").Single(p => Path.GetFileNameWithoutExtension(p) == project);
}
