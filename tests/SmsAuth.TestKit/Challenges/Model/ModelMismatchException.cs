namespace SmsAuth.TestKit.Challenges.Model;

/// <summary>The engine did what the model does not allow.</summary>
public sealed class ModelMismatchException(string message) : Exception(message);
