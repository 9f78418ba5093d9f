namespace SmsAuth.Server.Commands;

/// <summary>A command that cannot be read. The message says how to write it.</summary>
internal sealed class UsageException(string message) : Exception(message);
