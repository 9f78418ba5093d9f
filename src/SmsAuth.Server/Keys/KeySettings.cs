namespace SmsAuth.Server.Keys;

/// <summary>The section <c>Keys</c>.</summary>
internal sealed class KeySettings
{
    public const string Section = "Keys";

    /// <summary>
    /// The folder of the key files, absolute or relative to the content root: <c>signing-*.pem</c>, <c>encryption-*.key</c> and
    /// <c>pepper-*.key</c>. Of each kind the newest by name is used for new things. Required outside Development, where it is
    /// <c>data/keys</c> and missing keys are made.
    /// </summary>
    public string? Folder { get; set; }
}
