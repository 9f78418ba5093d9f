using SmsAuth.Messages;

namespace SmsAuth.Server.Admin.Verifiers;

/// <summary>A text as it would be sent.</summary>
/// <param name="Language">Its language, a BCP 47 tag.</param>
/// <param name="Name">What it is called, such as <c>sign_in</c>.</param>
/// <param name="Text">The whole text.</param>
/// <param name="Segments">How many messages it takes, each of which is paid.</param>
/// <param name="IsOwn">Whether it is from a template of the verifier's own.</param>
internal sealed record TextAnswer(string Language, string Name, string Text, int Segments, bool IsOwn)
{
    public static TextAnswer Of(TextPreview preview) => new(preview.Language, preview.Name, preview.Text, preview.Segments, preview.IsOwn);
}
