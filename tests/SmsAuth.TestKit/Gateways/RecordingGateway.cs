using System.Text.RegularExpressions;
using SmsAuth.Codes;
using SmsAuth.Gateways;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.TestKit.Gateways;

/// <summary>A gateway that keeps the texts it was handed, and can be told to misbehave.</summary>
public sealed partial class RecordingGateway(string name = "recording") : ISmsGateway
{
    private readonly Lock gate = new();
    private readonly List<TextMessage> handed = [];

    public string Name => name;

    /// <summary>What it does with the next texts, which it keeps in any case.</summary>
    public GatewayMood Mood { get; set; }

    /// <summary>The texts it was handed, the oldest first.</summary>
    public IReadOnlyList<TextMessage> Handed
    {
        get
        {
            lock (gate) return [.. handed];
        }
    }

    /// <summary>The code in the newest text to a number, as the person there would type it.</summary>
    public OtpCode CodeSentTo(PhoneNumber number)
    {
        var text = Handed.Last(m => m.To.Equals(number));
        return OtpCode.Parse(Digits().Match(text.Body).Value) ?? throw new InvalidOperationException("There is no code in the text.");
    }

    public async Task<SendOutcome> SendAsync(TextMessage message, CancellationToken cancellationToken)
    {
        lock (gate) handed.Add(message);
        switch (Mood)
        {
            case GatewayMood.Fails:
                return new SendOutcome.Failed("out of credit");
            case GatewayMood.Throws:
                // As careless as foreign code can be: the exception quotes the whole request.
                throw new HttpRequestException($"POST to={message.To.E164} text={message.Body}");
            case GatewayMood.HangsUntilCancelled:
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
            case GatewayMood.HangsForGood:
                await new TaskCompletionSource().Task;
                break;
        }

        return new SendOutcome.Accepted();
    }

    [GeneratedRegex("(?<![0-9])[0-9]{4,10}(?![0-9])")]
    private static partial Regex Digits();
}
