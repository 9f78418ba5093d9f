using SmsAuth.Clients;

namespace SmsAuth.Server.SignIn;

/// <summary>The section <c>SignIn</c>: the pages on which people sign in with a browser.</summary>
internal sealed class SignInSettings
{
    public const string Section = "SignIn";
    public static readonly TimeSpan MinSession = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan MaxSession = TimeSpan.FromDays(400);

    /// <summary>How long a browser stays signed in without being used, 5 minutes to 400 days. Default: 3 days.</summary>
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long a browser stays signed in at most, 5 minutes to 400 days. Default: 30 days.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The verifier for the server's own pages, such as the administrators' console. Default: the one called <c>default</c>.</summary>
    public string Verifier { get; set; } = ClientPolicy.DefaultVerifier;

    /// <summary>Whether somebody who has signed in with a code, on a device that can make one, is offered a passkey. Default: true.</summary>
    public bool OfferPasskeys { get; set; } = true;

    /// <summary>How the pages look.</summary>
    public ThemeSettings Theme { get; set; } = new();
}
