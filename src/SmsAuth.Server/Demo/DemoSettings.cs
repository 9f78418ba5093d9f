namespace SmsAuth.Server.Demo;

/// <summary>The section <c>Demo</c>.</summary>
internal sealed class DemoSettings
{
    public const string Section = "Demo";

    /// <summary>Whether the clients <c>demo-app</c> and <c>demo-automation</c>, the scope <c>demo_api</c> and an administrator are there. Default: in Development; refused elsewhere.</summary>
    public bool? Enabled { get; set; }
}
