namespace SmsAuth.Server.Tests.Running;

/// <summary>How a server that did not start ended.</summary>
internal sealed record Refusal(int ExitCode, string Errors, string Output)
{
    /// <summary>It failed, named the setting, and showed no stack trace.</summary>
    public void MustName(params string[] parts)
    {
        Assert.Equal(1, ExitCode);
        Assert.StartsWith("SmsAuth.Server does not start:", Errors, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", Errors + Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Errors + Output, StringComparison.Ordinal);
    }
}
