namespace SmsAuth.Messages;

/// <summary>A text as it would be sent, with a code of the longest kind.</summary>
/// <param name="Language">Its language, a BCP 47 tag.</param>
/// <param name="Name">What it is called, such as <c>sign_in</c>.</param>
/// <param name="Text">The whole text.</param>
/// <param name="Segments">How many messages it takes, each of which is paid, see <see cref="SmsSegments"/>.</param>
/// <param name="IsOwn">Whether it is from a template of the verifier's own.</param>
public sealed record TextPreview(string Language, string Name, string Text, int Segments, bool IsOwn);
