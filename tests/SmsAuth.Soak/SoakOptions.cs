using System.Globalization;

namespace SmsAuth.Soak;

/// <summary>What to attack, and how much.</summary>
internal sealed record SoakOptions(Uri Server, string Database, long Requests, TimeSpan Time, int Connections)
{
    public const string Usage = "SmsAuth.Soak <address> <database file> <requests> <seconds> <connections>";

    public static SoakOptions? Read(string[] arguments) =>
        arguments is [var server, var database, var requests, var seconds, var connections]
        && Uri.TryCreate(server, UriKind.Absolute, out var address)
        && Number(requests) is { } count && Number(seconds) is { } time && Number(connections) is { } parallel
            ? new SoakOptions(address, database, count, TimeSpan.FromSeconds(time), parallel)
            : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
