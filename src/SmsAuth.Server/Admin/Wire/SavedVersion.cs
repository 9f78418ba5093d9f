using SmsAuth.Definitions;

namespace SmsAuth.Server.Admin.Wire;

/// <summary>Who saved something, and when.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
internal sealed record SavedVersion(DateTimeOffset At, string By)
{
    public static SavedVersion? Of(DefinitionVersion? version) => version is null ? null : new(version.At, version.By);
}
