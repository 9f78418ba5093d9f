using System.Text.RegularExpressions;

namespace SmsAuth.Architecture.Tests;

/// <summary>The page on security cannot name a test that is not there.</summary>
public sealed partial class SecurityPageTests
{
    [Fact]
    public async Task Every_test_that_the_page_names_is_there()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "security.md"), TestContext.Current.CancellationToken);
        var named = Names().Matches(page).Select(static m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(static line => Methods().Match(line))
            .Where(static m => m.Success)
            .Select(static m => m.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);

        Assert.True(named.Count > 30, $"The page names {named.Count} tests.");
        Assert.Empty(named.Except(tests));
    }

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)`")]
    private static partial Regex Names();

    [GeneratedRegex(@"public (?:async Task|void) ([A-Za-z0-9_]+)\(")]
    private static partial Regex Methods();
}
