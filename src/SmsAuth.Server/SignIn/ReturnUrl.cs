using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using OpenIddict.Abstractions;
using SmsAuth.Server.SignIn.Authorization;
using SmsAuth.Server.Tokens;

namespace SmsAuth.Server.SignIn;

/// <summary>
/// Where a page leads when the user is done with it: an address of this server, most often that of the authorization request which could not be answered without
/// the user. An address of anybody else's is read as none.
/// </summary>
internal sealed class ReturnUrl
{
    public const string Parameter = "return_url";

    private const string Start = "/";
    private readonly Dictionary<string, StringValues> query;

    private ReturnUrl(string value)
    {
        Value = value;
        var mark = value.IndexOf('?', StringComparison.Ordinal);
        Path = mark < 0 ? value : value[..mark];
        query = mark < 0 ? [] : QueryHelpers.ParseQuery(value[mark..]);
    }

    /// <summary>The path with its query, below the path base of the server.</summary>
    public string Value { get; }

    /// <summary>Whether it is an authorization request.</summary>
    public bool IsAuthorization => string.Equals(Path, AuthorizeEndpoint.Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a request to sign out.</summary>
    public bool IsEndSession => string.Equals(Path, "/" + EndSession.Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is the page on which a passkey is added.</summary>
    public bool IsPasskeyPage => string.Equals(Path, SignInPaths.Passkey, StringComparison.OrdinalIgnoreCase);

    private string Path { get; }

    /// <summary>Reads one from the query of a page.</summary>
    public static ReturnUrl Of(HttpRequest request) => Parse(request.Query[Parameter]);

    public static ReturnUrl Parse(string? value) => new(IsLocal(value) ? value! : Start);

    /// <summary>The request that is being answered, as an address to come back to: also what was posted.</summary>
    /// <param name="request">The request.</param>
    /// <param name="without">Parameters that are left out, because they were answers to an earlier question.</param>
    public static async Task<ReturnUrl> HereAsync(HttpRequest request, params string[] without)
    {
        IEnumerable<KeyValuePair<string, StringValues>> parameters = request.HasFormContentType ? await request.ReadFormAsync() : request.Query;
        return new(request.Path + QueryString.Create(parameters.Where(p => !without.Contains(p.Key))));
    }

    /// <summary>A parameter of the client's request; null when it has none such.</summary>
    public string? this[string parameter] => (IsAuthorization || IsEndSession) && query.TryGetValue(parameter, out var values) && values is [{ Length: > 0 } value] ? value : null;

    /// <summary>The languages that the client asks for (OpenID Connect Core 3.1.2.1), the best first.</summary>
    public IReadOnlyList<string> UiLocales => this[OpenIddictConstants.Parameters.UiLocales]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The same address with one more parameter.</summary>
    public ReturnUrl With(string name, string value) => new(QueryHelpers.AddQueryString(Value, name, value));

    /// <summary>The address of a page that leads here.</summary>
    /// <param name="page">Its path, such as <c>/sign_in</c>.</param>
    /// <param name="more">Further parameters.</param>
    public string Via(string page, params (string Name, string Value)[] more)
    {
        var builder = new QueryBuilder { { Parameter, Value } };
        foreach (var (name, value) in more) builder.Add(name, value);
        return string.Create(CultureInfo.InvariantCulture, $"{page}{builder}");
    }

    // Browsers take a backslash for a slash, and leave out tabs and line ends: none of them is ever part of an address of ours.
    private static bool IsLocal(string? value) =>
        value is ['/', ..] && !value.StartsWith("//", StringComparison.Ordinal) && !value.Any(static c => c is '\\' || char.IsControl(c));
}
