using SmsAuth.Definitions;
using SmsAuth.Server.Admin.Wire;
using SmsAuth.Verifiers;

namespace SmsAuth.Server.Admin.Verifiers;

/// <summary>A verifier as administrators see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Code">Its options if it makes its codes itself.</param>
/// <param name="Service">Its options if a verify service makes its codes.</param>
/// <param name="Saved">Who saved which version; null when it is from the configuration, and cannot be changed here.</param>
/// <param name="LongTexts">Of its own texts those that take more than one message each; only in the answer to a write.</param>
internal sealed record VerifierAnswer(
    string Name, CodeVerifierOptions? Code, ServiceVerifierOptions? Service, SavedVersion? Saved, IReadOnlyList<TextAnswer>? LongTexts = null)
{
    public static VerifierAnswer Of(VerifierView view) => new(view.Name, view.Code, view.Service, SavedVersion.Of(view.Saved));
}
