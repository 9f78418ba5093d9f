using System.ComponentModel;
using System.Globalization;
using Names = OpenIddict.Abstractions.OpenIddictConstants.Settings.TokenLifetimes;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>How long the tokens of a client live, in seconds; null leaves it to the server.</summary>
internal sealed record TokenLifetimes(
    [property: Description("60 (one minute) to 86400 (one day). Default: 3600.")] int? AccessToken = null,
    [property: Description("300 (five minutes) to 31536000 (one year). Default: 1209600 (14 days).")] int? RefreshToken = null,
    [property: Description("60 (one minute) to 86400 (one day). Default: 1200.")] int? IdentityToken = null,
    [property: Description("30 to 600 (ten minutes). Default: 300.")] int? AuthorizationCode = null)
{
    private const int Day = 86_400;

    private static readonly Row[] Rows =
    [
        new("access_token", Names.AccessToken, 60, Day, static l => l.AccessToken),
        new("refresh_token", Names.RefreshToken, 300, 365 * Day, static l => l.RefreshToken),
        new("identity_token", Names.IdentityToken, 60, Day, static l => l.IdentityToken),
        new("authorization_code", Names.AuthorizationCode, 30, 600, static l => l.AuthorizationCode),
    ];

    /// <summary>What is out of range.</summary>
    public IEnumerable<(string Field, string Message)> Problems() =>
        from row in Rows
        let seconds = row.Get(this)
        where seconds < row.Least || seconds > row.Most
        select ($"token_lifetimes.{row.Member}", $"it must be {row.Least} to {row.Most} seconds.");

    public void WriteTo(IDictionary<string, string> settings)
    {
        foreach (var row in Rows)
        {
            if (row.Get(this) is { } seconds) settings[row.Setting] = TimeSpan.FromSeconds(seconds).ToString("c", CultureInfo.InvariantCulture);
            else settings.Remove(row.Setting);
        }
    }

    public static TokenLifetimes ReadFrom(IReadOnlyDictionary<string, string> settings)
    {
        int? Read(string setting) => settings.TryGetValue(setting, out var value) && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var span) ? (int)span.TotalSeconds : null;
        return new(Read(Rows[0].Setting), Read(Rows[1].Setting), Read(Rows[2].Setting), Read(Rows[3].Setting));
    }

    private sealed record Row(string Member, string Setting, int Least, int Most, Func<TokenLifetimes, int?> Get);
}
