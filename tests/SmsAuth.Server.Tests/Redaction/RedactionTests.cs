using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsAuth.Server.Redaction;
using SmsAuth.Server.Tests.Running;
using SmsAuth.TestKit.Logging;

namespace SmsAuth.Server.Tests.Redaction;

/// <summary>Whatever others write to the log, no phone number gets there.</summary>
public sealed class RedactionTests(ServerApp server)
{
    private const string Number = "+12025550100";

    // As SQL Server words it when two first sign-ins of one number meet.
    private const string Violation =
        "Violation of PRIMARY KEY constraint 'PK_AspNetUserLogins'. Cannot insert duplicate key in object 'dbo.AspNetUserLogins'. " +
        $"The duplicate key value is (sms, {Number}).";

    [Fact]
    public void The_logs_of_the_server_tell_no_number_that_a_database_quotes()
    {
        var logs = new CapturedLogs();
        var factory = server.Services.GetRequiredService<ILoggerFactory>();
        factory.AddProvider(logs);
        var logger = factory.CreateLogger("Microsoft.EntityFrameworkCore.Update");
        var exception = new DbUpdateException("An error occurred while saving the entity changes.", new InvalidOperationException(Violation));

#pragma warning disable CA2254, CA1848, CA1873 // Foreign code logs as it likes.
        logger.LogError(exception, "Saving failed: " + Violation);
        logger.LogError(new InvalidOperationException(Violation), "An exception occurred for {Key} and {Count}", Number, 3);
        using (logger.BeginScope(new Dictionary<string, object> { ["Key"] = Number })) logger.LogError("Within {Uri}", new Uri("https://h/?n=%2B12025550100"));
#pragma warning restore CA2254, CA1848, CA1873

        var written = logs.Entries.Where(static e => e.Category == "Microsoft.EntityFrameworkCore.Update").ToList();
        Assert.All(written, static e => Assert.DoesNotContain("2025550100", e.Everything, StringComparison.Ordinal));
        Assert.Contains(written, static e => e.Everything.Contains("duplicate key value is (sms, [number])", StringComparison.Ordinal));
        Assert.Contains(written, static e => e.Everything.Contains("DbUpdateException", StringComparison.Ordinal));
        Assert.Contains(written, static e => e.Message == "An exception occurred for [number] and 3" && e.Values.Contains("Count=3"));
        Assert.Contains(written, static e => e.Values.Contains("Uri=https://h/?n=[number]"));
    }

    [Fact]
    public void What_holds_no_number_is_passed_on_as_it_is()
    {
        var logs = new CapturedLogs();
        using var factory = new RedactingLoggerFactory(LoggerFactory.Create(logging => logging.AddProvider(logs).SetMinimumLevel(LogLevel.Information)));
        var logger = factory.CreateLogger("category");
        var exception = new InvalidOperationException("as it was");

#pragma warning disable CA1848, CA1873 // Foreign code logs as it likes.
        logger.LogWarning(new EventId(7, "seven"), exception, "{Masked} at {Time} by {Id}", "+1********00", "2026-11-23T01:05:43+00:00", 12025550100);
        logger.LogDebug("never {Key}", Number);
#pragma warning restore CA1848, CA1873

        var entry = Assert.Single(logs.Entries);
        Assert.Equal("+1********00 at 2026-11-23T01:05:43+00:00 by 12025550100", entry.Message);
        Assert.Equal((7, LogLevel.Warning, "category"), (entry.EventId.Id, entry.Level, entry.Category));
        Assert.Same(exception, entry.Exception);
        Assert.Contains("Masked=+1********00", entry.Values);
    }

    [Theory]
    [InlineData("+12025550100", "[number]")]
    [InlineData("(sms, +12025550100).", "(sms, [number]).")]
    [InlineData("+1 (202) 555-0100", "[number]")]
    [InlineData("n=%2B12025550100&x", "n=[number]&x")]
    [InlineData("n=%2b1%20202%20555%200100", "n=[number]")]
    [InlineData("+8613812345678 and +12025550100", "[number] and [number]")]
    [InlineData("+12025550100-2", "[number]")]
    [InlineData("+123456", "+123456")]
    [InlineData("12025550100", "12025550100")]
    [InlineData("+1********00", "+1********00")]
    [InlineData("12:00:00+00:00", "12:00:00+00:00")]
    public void A_number_is_known_by_its_plus_sign_and_its_digits(string text, string expected) => Assert.Equal(expected, NumberRedactor.Redact(text));
}
