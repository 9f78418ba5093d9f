namespace SmsAuth.Server.Commands;

/// <summary>A command that needs everything that the server has but a network.</summary>
internal interface IServerCommand
{
    /// <returns>The exit code.</returns>
    Task<int> RunAsync(IServiceProvider services, TextWriter output, TextWriter errors);
}
