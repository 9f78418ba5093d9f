using System.ComponentModel;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>How a secret is replaced.</summary>
internal sealed record SecretBody(
    [property: Description("Seconds for which the former secret is still taken, 0 to 604800 (a week); with 0 no former secret is taken any more. Default: 86400 (a day).")] int Overlap = 86_400)
{
    public const int MaxOverlap = 604_800;
}
