using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace SmsAuth.Server.Tests.SignIn;

/// <summary>A browser without scripts: it keeps cookies, sends forms as they stand, and follows no redirect by itself.</summary>
internal sealed partial class PageBrowser : IDisposable
{
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public const string Callback = "http://127.0.0.1:9/demo";

    private readonly HttpClient http;

    public PageBrowser(Uri server)
    {
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = server };
        http.DefaultRequestHeaders.Add("Accept-Language", "en-US");
    }

    public PageBrowser(PagesApp server)
        : this(server.Http.BaseAddress!)
    {
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http => http;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>An authorization request of the demo app (RFC 7636, appendix B has its code challenge).</summary>
    public static string Authorize(params (string Name, string Value)[] more)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = "demo-app",
            ["response_type"] = "code",
            ["redirect_uri"] = Callback,
            ["scope"] = "openid phone offline_access",
            ["state"] = "the state",
            ["code_challenge"] = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in more)
        {
            if (value.Length > 0) parameters[name] = value;
            else parameters.Remove(name);
        }

        return QueryHelpers.AddQueryString("/connect/authorize", parameters);
    }

    public async Task<PageView> GetAsync(string path)
    {
        using var response = await http.GetAsync(path, Cancel);
        return await PageView.OfAsync(path, response, Cancel);
    }

    /// <summary>Goes where redirects of this server lead.</summary>
    public async Task<PageView> OpenAsync(string path)
    {
        var page = await GetAsync(path);
        while (page.Location is ['/', ..]) page = await GetAsync(page.Location);
        return page;
    }

    /// <summary>Sends a form of a page to where the page says, with the antiforgery token that the page has.</summary>
    public async Task<PageView> SendAsync(PageView page, string? handler, params (string Name, string Value)[] fields)
    {
        var path = handler is null ? page.Path : page.ActionOf(handler);
        using var form = new FormUrlEncodedContent([.. fields.Select(static f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("form_token", page.FormToken)]);
        using var response = await http.PostAsync(path, form, Cancel);
        return await PageView.OfAsync(path, response, Cancel);
    }

    /// <summary>Types a number, and loads the page for the code.</summary>
    public async Task<PageView> AskAsync(string path, string number)
    {
        var sent = await SendAsync(await OpenAsync(path), null, ("number", number), ("country", "US"));
        Assert.True(sent.Location is not null, sent.Text);
        return await GetAsync(sent.Location);
    }

    /// <summary>Signs in, and returns where that leads.</summary>
    public async Task<PageView> SignInAsync(string path, string number)
    {
        var asked = await AskAsync(path, number);
        return await SendAsync(asked, null, ("code", await CodeAsync(number)));
    }

    /// <summary>Signs in, and goes on until an address of the client is reached.</summary>
    public async Task<Uri> SignInToAppAsync(string path, string number)
    {
        var view = await SignInAsync(path, number);
        while (view.Location is ['/', ..]) view = await GetAsync(view.Location);
        Assert.True(view.Location is not null, view.Text);
        return new Uri(view.Location);
    }

    public async Task<string> CodeAsync(string number)
    {
        var texts = JsonNode.Parse(await http.GetStringAsync("/outbox.json", Cancel))!.AsArray();
        return Digits().Match(texts.First(t => t!["to"]!.ToString() == number)!["text"]!.ToString()).Value;
    }

    /// <summary>Exchanges the code that an address of the client has.</summary>
    public async Task<(int Status, JsonNode Body)> ExchangeAsync(Uri callback, string verifier = Verifier)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = "demo-app",
            ["code"] = QueryHelpers.ParseQuery(callback.Query)["code"].ToString(),
            ["redirect_uri"] = Callback,
            ["code_verifier"] = verifier,
        });
        using var response = await http.PostAsync("/connect/token", form, Cancel);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!);
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("[0-9]{4,10}")]
    private static partial Regex Digits();
}
