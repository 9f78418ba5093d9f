using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Hosting;

internal static class Issuer
{
    private const string Setting = $"{ServerSettings.Section}:{nameof(ServerSettings.Issuer)}";

    /// <summary>Reads the issuer (OpenID Connect Discovery 1.0, 3: https, no query, no fragment); null when none is set and none is needed.</summary>
    public static Uri? Read(string? setting, IHostEnvironment environment, StartProblems problems)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            if (!environment.IsDevelopment()) problems.Add($"{Setting}: set it to the public address of this server, such as https://login.example.com/.");
            return null;
        }

        if (Uri.TryCreate(setting, UriKind.Absolute, out var issuer)
            && (issuer.Scheme == Uri.UriSchemeHttps || (issuer.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment()))
            && issuer is { Query: "", Fragment: "", UserInfo: "" }
            && !setting.AsSpan().ContainsAny('?', '#'))
        {
            return issuer;
        }

        problems.Add($"{Setting}: '{setting}' is no absolute https URI without query and fragment; set it to one such as https://login.example.com/.");
        return null;
    }
}
