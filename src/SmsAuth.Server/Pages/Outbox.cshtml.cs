using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmsAuth.Gateways.Outbox;

namespace SmsAuth.Server.Pages;

/// <summary>The outbox as a page. Development only.</summary>
public sealed partial class OutboxModel(IHostEnvironment environment, IServiceProvider services) : PageModel
{
    /// <summary>The texts, newest first.</summary>
    public IReadOnlyList<OutboxMessage> Messages { get; private set; } = [];

    /// <summary>When the newest one was sent, as the JSON says it; empty when there is none.</summary>
    public string Newest => Messages.Count > 0 ? Iso(Messages[0]) : "";

    /// <summary>Shows the page, and elsewhere than in Development that there is none.</summary>
    public IActionResult OnGet()
    {
        if (!environment.IsDevelopment()) return NotFound();
        Messages = services.GetRequiredService<DevelopmentOutbox>().Messages;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    /// <summary>The digits of a text that look like its code, or null.</summary>
    public static string? CodeIn(OutboxMessage message) => Digits().Match(message.Text) is { Success: true, Value: var code } ? code : null;

    /// <summary>When a text was sent, ISO 8601 in UTC.</summary>
    public static string Iso(OutboxMessage message) => message.SentAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The time of day at which a text was sent, in UTC.</summary>
    public static string Clock(OutboxMessage message) => message.SentAt.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9]{4,10}")]
    private static partial Regex Digits();
}
