namespace SmsAuth.Server.Startup;

/// <summary>
/// The environment of a server that was told none. A launch profile overrides the environment variables of whoever calls <c>dotnet run</c>;
/// ours therefore sets only a default, so that whoever asks for production gets it.
/// </summary>
internal static class LaunchEnvironment
{
    private const string Default = "SMSAUTH_DEFAULT_ENVIRONMENT";
    private static readonly string[] Choices = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    public static WebApplicationOptions OptionsFor(string[] args) => new()
    {
        Args = args,
        EnvironmentName = IsChosen(args) || Environment.GetEnvironmentVariable(Default) is not { Length: > 0 } name ? null : name,
    };

    private static bool IsChosen(string[] args) =>
        Choices.Any(static choice => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(choice)))
        || !string.IsNullOrEmpty(new ConfigurationBuilder().AddCommandLine(args).Build()[HostDefaults.EnvironmentKey]);
}
