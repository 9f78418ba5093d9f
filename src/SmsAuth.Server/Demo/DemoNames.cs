namespace SmsAuth.Server.Demo;

/// <summary>What the demo is called on the wire.</summary>
internal static class DemoNames
{
    public const string Client = "demo-app";
    public const string Scope = "demo_api";

    /// <summary>The machine client for scripts against the admin API, in Development only.</summary>
    public const string Automation = "demo-automation";
    public const string AutomationSecret = "demo-automation-secret";

    /// <summary>The number of the administrator, in Development only: its texts land in the outbox.</summary>
    public const string Administrator = "+12025550199";
}
