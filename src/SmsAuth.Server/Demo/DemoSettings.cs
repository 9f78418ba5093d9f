namespace SmsAuth.Server.Demo;

/// <summary>The section <c>Demo</c>.</summary>
internal sealed class DemoSettings
{
    public const string Section = "Demo";

    /// <summary>Whether the client <c>demo-app</c> and the scope <c>demo_api</c> are there. Default: in Development; refused elsewhere.</summary>
    public bool? Enabled { get; set; }
}
