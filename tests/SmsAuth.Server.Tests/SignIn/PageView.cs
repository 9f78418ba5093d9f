using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace SmsAuth.Server.Tests.SignIn;

/// <summary>What a server answered to a browser.</summary>
/// <param name="Path">What was asked for.</param>
/// <param name="Status">The status.</param>
/// <param name="Location">Where it leads; null when it is a page.</param>
/// <param name="Text">The page, with entities decoded.</param>
/// <param name="Policy">Its content security policy.</param>
internal sealed partial record PageView(string Path, int Status, string? Location, string Text, string Policy)
{
    public string FormToken => Token().Match(Text) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException($"No form in {Path}: {Text}");

    /// <summary>Where a form goes, or a script asks, that is for another handler than the page's own.</summary>
    public string ActionOf(string handler) =>
        Action().Matches(Text).Select(static m => m.Groups[1].Value).FirstOrDefault(a => QueryHelpers.ParseQuery(new Uri("http://x" + a).Query).GetValueOrDefault("handler") == handler)
            ?? throw new InvalidOperationException($"No form for {handler} in {Path}: {Text}");

    public static async Task<PageView> OfAsync(string path, HttpResponseMessage response, CancellationToken cancellationToken) => new(
        path,
        (int)response.StatusCode,
        response.Headers.Location?.OriginalString,
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(cancellationToken)),
        response.Headers.TryGetValues("Content-Security-Policy", out var values) ? values.Single() : "");

    [GeneratedRegex("(?:action|data-options)=\"(/[^\"]*)\"")]
    private static partial Regex Action();

    [GeneratedRegex("name=\"form_token\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
