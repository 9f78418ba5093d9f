using Microsoft.Extensions.Logging;

namespace SmsAuth.Definitions;

internal static partial class Log
{
    [LoggerMessage(2501, LogLevel.Information, "{Actor} saved the {Kind} {Name}.")]
    public static partial void Saved(ILogger logger, string actor, DefinitionKind kind, string name);

    [LoggerMessage(2502, LogLevel.Information, "{Actor} deleted the {Kind} {Name}.")]
    public static partial void Deleted(ILogger logger, string actor, DefinitionKind kind, string name);

    [LoggerMessage(2503, LogLevel.Error, "The saved {Kind} {Name} cannot be used: {Problem}")]
    public static partial void Unusable(ILogger logger, DefinitionKind kind, string name, string problem);

    [LoggerMessage(2504, LogLevel.Error, "The saved gateways, verify services and verifiers cannot be read; those read before stay in use.")]
    public static partial void NotRead(ILogger logger, Exception exception);

    [LoggerMessage(2505, LogLevel.Information, "The secrets of the {Kind} {Name} were encrypted anew.")]
    public static partial void ProtectedAnew(ILogger logger, DefinitionKind kind, string name);

    [LoggerMessage(2506, LogLevel.Warning, "The saved {Kind} {Name} is not used: the configuration has one of that name.")]
    public static partial void Shadowed(ILogger logger, DefinitionKind kind, string name);
}
