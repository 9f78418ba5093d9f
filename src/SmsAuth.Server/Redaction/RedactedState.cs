using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SmsAuth.Server.Redaction;

/// <summary>The message of a log entry and the values behind it, without phone numbers.</summary>
internal sealed class RedactedState : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly KeyValuePair<string, object?>[] values;
    private readonly string message;

    private RedactedState(KeyValuePair<string, object?>[] values, string message) => (this.values, this.message) = (values, message);

    public int Count => values.Length;

    public KeyValuePair<string, object?> this[int index] => values[index];

    /// <summary>Whether there was a number in the message or in a value.</summary>
    /// <param name="state">The state.</param>
    /// <param name="message">The redacted message; null when there was no number in it.</param>
    /// <param name="redacted">The state without numbers.</param>
    public static bool TryRedact<TState>(TState state, string? message, [NotNullWhen(true)] out RedactedState? redacted)
    {
        redacted = null;
        var pairs = state as IEnumerable<KeyValuePair<string, object?>>;
        if (message is null && pairs?.Any(static p => TextOf(p.Value) is { } text && NumberRedactor.TryRedact(text, out _)) is not true) return false;
        redacted = new RedactedState([.. (pairs ?? []).Select(Redact)], message ?? NumberRedactor.Redact($"{state}"));
        return true;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, object?>>)values).GetEnumerator();

    public override string ToString() => message;

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static KeyValuePair<string, object?> Redact(KeyValuePair<string, object?> pair) =>
        TextOf(pair.Value) is { } text && NumberRedactor.TryRedact(text, out var redacted) ? new(pair.Key, redacted) : pair;

    // Numbers and the like print no phone number; what prints itself may.
    private static string? TextOf(object? value) => value switch
    {
        null => null,
        string text => text,
        IConvertible => null,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
