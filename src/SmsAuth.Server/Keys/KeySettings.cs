using SmsAuth.Server.Keys.Protection;
using SmsAuth.Server.Keys.Stores;

namespace SmsAuth.Server.Keys;

/// <summary>The section <c>Keys</c>.</summary>
internal sealed class KeySettings
{
    public const string Section = "Keys";

    /// <summary>Where the keys are, for all nodes. Default: <c>Folder</c>.</summary>
    public KeyPlace Store { get; set; }

    /// <summary>
    /// The folder of the keys, absolute or relative to the content root. Required with <see cref="Store"/>=<c>Folder</c> outside Development,
    /// where it is <c>data/keys</c> and missing keys are made.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>The certificate or key under which the keys are encrypted at rest. Required outside Development.</summary>
    public ProtectionSettings Protection { get; set; } = new();

    /// <summary>Whether keys in a folder may lie there unencrypted, because whatever keeps the folder encrypts it. Default: only in Development.</summary>
    public bool Unprotected { get; set; }

    /// <summary>How new signing keys sign. Default: <c>ES256</c>. Another one than that of the key in use is taken up with the next rotation, which it makes due.</summary>
    public SigningAlgorithm SigningAlgorithm { get; set; }

    /// <summary>How long before its use a new key is there for all nodes and in the JWKS, 1 minute to 30 days. Default: 1 day.</summary>
    public TimeSpan Announce { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// How long a key that is no longer used for new things is kept, so that nobody is logged out: at least as long as a refresh token is valid
    /// (14 days) and at most 3,650 days. Peppers are kept for <c>SmsAuth:Devices:Lifetime</c> on top of it. Default: 30 days.
    /// </summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often a node looks for new keys and for ones that are due, 1 second to 1 hour. Default: 1 minute.</summary>
    public TimeSpan Refresh { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long each kind of key is used before the next one.</summary>
    public RotationSettings Rotation { get; set; } = new();
}
