namespace SmsAuth.Server.Tests.Nodes;

/// <summary>Somebody with a number, who does one thing at a time.</summary>
internal sealed class Person(string number)
{
    public string Number => number;

    /// <summary>The account that the first sign-in led to.</summary>
    public string? Subject { get; set; }

    public string? RefreshToken { get; set; }
}
