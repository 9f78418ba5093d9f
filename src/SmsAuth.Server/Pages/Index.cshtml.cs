using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SmsAuth.Server.Pages;

/// <summary>The start page: what this is and, in Development, what to try next.</summary>
public sealed class IndexModel(IHostEnvironment environment) : PageModel
{
    /// <summary>Whether the commands and the outbox are shown.</summary>
    public bool IsDevelopment { get; } = environment.IsDevelopment();

    /// <summary>The address under which the page itself was asked for, without a slash at its end.</summary>
    public string Origin => UriHelper.BuildAbsolute(Request.Scheme, Request.Host, Request.PathBase).TrimEnd('/');
}
