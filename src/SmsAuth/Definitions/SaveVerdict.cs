using SmsAuth.Messages;
using SmsAuth.Settings;

namespace SmsAuth.Definitions;

/// <summary>What became of a definition that was to be saved.</summary>
public abstract record SaveVerdict
{
    private SaveVerdict()
    {
    }

    /// <summary>It is saved, and this node works with it; the others do within ten seconds.</summary>
    /// <param name="Version">Its version.</param>
    /// <param name="LongTexts">A warning: those of its own texts that take more than one message each.</param>
    public sealed record Saved(Guid Version, IReadOnlyList<TextPreview> LongTexts) : SaveVerdict
    {
        /// <summary>Whether there was none before.</summary>
        public bool IsNew { get; init; }
    }

    /// <summary>It is not valid.</summary>
    /// <param name="Problems">Why, setting by setting; <c>Name</c> and <c>Type</c> are settings too.</param>
    public sealed record Invalid(IReadOnlyList<SettingProblem> Problems) : SaveVerdict;

    /// <summary>There is one of that kind and name already, and it is another: change it, or choose another name.</summary>
    public sealed record Taken : SaveVerdict;

    /// <summary>It was saved or deleted since that version was read: read it again.</summary>
    public sealed record Changed : SaveVerdict;
}
