using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Verifiers;

namespace SmsAuth.Messages;

/// <summary>Shows the texts of a verifier before they are sent, for those who word them.</summary>
public sealed class TextPreviews
{
    private readonly TextComposer texts;

    internal TextPreviews(TextComposer texts) => this.texts = texts;

    /// <summary>All texts of a verifier, by language and then in the order of their purposes. The longest of its Android apps' hashes counts.</summary>
    /// <param name="options">The verifier's options, which are valid.</param>
    public IReadOnlyList<TextPreview> Of(CodeVerifierOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var style = new TextStyle(options.ApplicationName)
        {
            Domain = options.Domain,
            AndroidAppHash = options.Domain is null ? options.AndroidAppHashes.Values.FirstOrDefault() : null,
            Templates = options.Texts,
        };
        var code = OtpCode.Parse(new string('8', options.CodeLength))!;
        return
        [
            .. from language in texts.Languages.Order(StringComparer.Ordinal)
               from kind in TextTemplates.Kinds
               let name = TextTemplates.NameOf(kind)
               let text = kind is Purpose purpose ? texts.Compose(purpose, language, code, style, options.Lifetime) : texts.Compose((Notice)kind, language, style)
               select new TextPreview(language, name, text, SmsSegments.Count(text), IsOwn(options, language, name)),
        ];
    }

    private static bool IsOwn(CodeVerifierOptions options, string language, string name) =>
        options.Texts.Any(t => t.Key.Equals(language, StringComparison.OrdinalIgnoreCase) && t.Value.ContainsKey(name));
}
