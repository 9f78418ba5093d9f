namespace SmsAuth.Limits;

/// <summary>The names of the limits, in stores, logs, metrics and the audit trail: never rename them.</summary>
internal static class LimitNames
{
    public const string AddressHour = "address:hour";

    public const string ClientHour = "client:hour";

    public const string CountryDay = "country:day";

    public const string GlobalMinute = "global:minute";
}
