namespace SmsAuth.Definitions;

/// <summary>What became of a definition that was to be deleted.</summary>
public abstract record DeleteVerdict
{
    private DeleteVerdict()
    {
    }

    /// <summary>It is gone; the other nodes follow within ten seconds.</summary>
    public sealed record Deleted : DeleteVerdict;

    /// <summary>There is none of that version: it was saved or deleted meanwhile.</summary>
    public sealed record Changed : DeleteVerdict;

    /// <summary>It is needed.</summary>
    /// <param name="By">The names of the verifiers that use it.</param>
    public sealed record InUse(IReadOnlyList<string> By) : DeleteVerdict;
}
