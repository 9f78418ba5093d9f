using System.Text.Encodings.Web;
using System.Text.Json;
using SmsAuth.OpenIddict;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Standard = OpenIddict.Abstractions.OpenIddictConstants.Scopes;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>Writes code for a client: how it asks for a code and for tokens, with its id, its scopes and its way to show who it is.</summary>
internal sealed class ClientSnippets(ClientAnswer client, Uri issuer)
{
    private const string SecretPlaceholder = "YOUR_CLIENT_SECRET";
    private const string AssertionPlaceholder = "YOUR_SIGNED_JWT";

    private static readonly JsonSerializerOptions Quotes = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private bool SignsIn => client.GrantTypes.Contains(SmsOtpConstants.GrantType);

    public SnippetsAnswer All() => new(Curl(), CSharp(), JavaScript());

    private static string Shell(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    // What JSON escapes, C# and JavaScript read alike.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Quotes);

    private string Endpoint(string path) => new Uri(issuer, path).AbsoluteUri;

    private IEnumerable<(string Name, string Value)> Credentials()
    {
        yield return (Parameters.ClientId, client.ClientId);
        if (client.Type is ClientKind.Public) yield break;
        if (client.HasSecret)
        {
            yield return (Parameters.ClientSecret, SecretPlaceholder);
            yield break;
        }

        yield return (Parameters.ClientAssertionType, ClientAssertionTypes.JwtBearer);
        yield return (Parameters.ClientAssertion, AssertionPlaceholder);
    }

    private List<(string Name, string Value)> Challenge() => [.. Credentials(), (SmsOtpConstants.Parameters.PhoneNumber, "+12025550100")];

    private List<(string Name, string Value)> Token()
    {
        List<(string Name, string Value)> form = [.. Credentials()];
        if (SignsIn)
        {
            form.AddRange(
            [
                (Parameters.GrantType, SmsOtpConstants.GrantType), (SmsOtpConstants.Parameters.PhoneNumber, "+12025550100"),
                (SmsOtpConstants.Parameters.ChallengeId, "CHALLENGE_ID"), (Parameters.Code, "THE_CODE"),
            ]);
        }
        else if (client.GrantTypes.Contains(GrantTypes.ClientCredentials))
        {
            form.Add((Parameters.GrantType, GrantTypes.ClientCredentials));
        }
        else
        {
            form.AddRange(
            [
                (Parameters.GrantType, GrantTypes.AuthorizationCode), (Parameters.Code, "THE_CODE"),
                (Parameters.RedirectUri, client.RedirectUris is [var first, ..] ? first : "https://app.example.com/signed-in"), (Parameters.CodeVerifier, "THE_CODE_VERIFIER"),
            ]);
            return form;
        }

        if (ScopesAsked() is { Length: > 0 } scopes) form.Add((Parameters.Scope, scopes));
        return form;
    }

    private string ScopesAsked()
    {
        IEnumerable<string> scopes = client.Scopes;
        if (SignsIn) scopes = scopes.Prepend(Standard.OpenId);
        if (SignsIn && client.GrantTypes.Contains(GrantTypes.RefreshToken)) scopes = scopes.Append(Standard.OfflineAccess);
        return string.Join(' ', scopes.Distinct(StringComparer.Ordinal));
    }

    private string Curl()
    {
        static string Request(string address, IEnumerable<(string Name, string Value)> form) =>
            $"curl -sS {Shell(address)}{string.Concat(form.Select(static p => $" \\\n  --data-urlencode {Shell($"{p.Name}={p.Value}")}"))}\n";
        var token = Request(Endpoint("connect/token"), Token());
        return SignsIn
            ? $"# 1. Have a code sent to the phone; the answer has the challenge_id.\n{Request(Endpoint(SmsOtpConstants.ChallengeEndpoint), Challenge())}\n# 2. Exchange the code that the user typed in for tokens.\n{token}"
            : $"# Ask for tokens.\n{token}";
    }

    private string CSharp()
    {
        static string Form(IEnumerable<(string Name, string Value)> form) =>
            $"new FormUrlEncodedContent(new Dictionary<string, string>\n{{\n{string.Concat(form.Select(static p => $"    [{Quoted(p.Name)}] = {CSharpValue(p.Name, p.Value)},\n"))}}})";
        static string CSharpValue(string name, string value) => name == SmsOtpConstants.Parameters.ChallengeId ? $"challenge.GetProperty({Quoted(name)}).GetString()!" : Quoted(value);
        static string Request(string variable, string address, string form) =>
            $"using var {variable}Response = await http.PostAsync({Quoted(address)}, {form});\nvar {variable} = await {variable}Response.Content.ReadFromJsonAsync<JsonElement>();\n";

        var start = "using System.Net.Http.Json;\nusing System.Text.Json;\n\nusing var http = new HttpClient();\n\n";
        var token = Request("tokens", Endpoint("connect/token"), Form(Token())) + "Console.WriteLine(tokens);\n";
        return SignsIn
            ? $"{start}// 1. Have a code sent to the phone.\n{Request("challenge", Endpoint(SmsOtpConstants.ChallengeEndpoint), Form(Challenge()))}\n// 2. Exchange the code that the user typed in for tokens.\n{token}"
            : $"{start}// Ask for tokens.\n{token}";
    }

    private string JavaScript()
    {
        static string Value(string name, string value) => name == SmsOtpConstants.Parameters.ChallengeId ? "challenge.challenge_id" : Quoted(value);
        static string Request(string variable, string address, IEnumerable<(string Name, string Value)> form) =>
            $"const {variable} = await (await fetch({Quoted(address)}, {{\n  method: \"POST\",\n  body: new URLSearchParams({{\n{string.Concat(form.Select(static p => $"    {p.Name}: {Value(p.Name, p.Value)},\n"))}  }}),\n}})).json();\n";
        var token = Request("tokens", Endpoint("connect/token"), Token()) + "console.log(tokens);\n";
        return SignsIn
            ? $"// 1. Have a code sent to the phone.\n{Request("challenge", Endpoint(SmsOtpConstants.ChallengeEndpoint), Challenge())}\n// 2. Exchange the code that the user typed in for tokens.\n{token}"
            : $"// Ask for tokens.\n{token}";
    }
}
