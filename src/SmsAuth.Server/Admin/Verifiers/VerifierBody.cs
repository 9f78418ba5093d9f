using System.ComponentModel;
using SmsAuth.Definitions;
using SmsAuth.Server.Admin.Wire;
using SmsAuth.Verifiers;

namespace SmsAuth.Server.Admin.Verifiers;

/// <summary>A verifier as an administrator wants it: one of the two.</summary>
/// <param name="Code">Its options if it makes its codes itself.</param>
/// <param name="Service">Its options if a verify service makes its codes.</param>
internal sealed record VerifierBody(
    [property: Description("Its options if it makes its codes itself and gateways deliver them.")] CodeVerifierOptions? Code = null,
    [property: Description("Its options if a verify service makes its codes.")] ServiceVerifierOptions? Service = null)
{
    /// <summary>The member that holds the options.</summary>
    public string Member => Code is not null ? "code" : "service";

    /// <returns>The draft; null when the body holds not exactly one of the two.</returns>
    public VerifierDraft? DraftOf(string name, Guid? version) => (Code, Service) switch
    {
        ({ } code, null) => new VerifierDraft(name, code) { Version = version },
        (null, { } service) => new VerifierDraft(name, service) { Version = version },
        _ => null,
    };

    /// <summary>It holds not exactly one of the two.</summary>
    public static IResult Neither() => Problems.Invalid("code", "send either code or service, and not both.");
}
