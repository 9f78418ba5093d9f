namespace SmsAuth.Server.Admin.Wire;

/// <summary>Shortened challenge ids, which end with three dots; in a path they can be left out.</summary>
internal static class Shortened
{
    private const string Dots = "...";

    /// <summary>The shortened id as it is kept.</summary>
    public static string Of(string id) => id.EndsWith(Dots, StringComparison.Ordinal) ? id : id + Dots;
}
