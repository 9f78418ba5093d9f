namespace SmsAuth.Server.Startup;

/// <summary>The server does not start or a command does nothing, for reasons that whoever starts it can remove. The message is all there is to show.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
