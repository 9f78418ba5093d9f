namespace SmsAuth.Server.TestNumbers;

/// <summary>The section <c>SmsAuth:TestNumbers</c>.</summary>
internal sealed class TestNumberSettings
{
    public const string Section = "SmsAuth:TestNumbers";

    /// <summary>Whether test numbers may be there outside Development. Default: false.</summary>
    public bool AllowInProduction { get; set; }

    /// <summary>The numbers, each by its place in the list.</summary>
    public IDictionary<string, TestNumberEntry> Numbers { get; set; } = new Dictionary<string, TestNumberEntry>();
}
