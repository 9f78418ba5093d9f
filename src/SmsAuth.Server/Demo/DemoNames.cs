namespace SmsAuth.Server.Demo;

/// <summary>What the demo is called on the wire.</summary>
internal static class DemoNames
{
    public const string Client = "demo-app";
    public const string Scope = "demo_api";
}
