namespace SmsAuth.Messages;

/// <summary>The texts of all verifiers.</summary>
public sealed class TextOptions
{
    /// <summary>
    /// A folder of further languages, or of other words for those that are shipped: files such as <c>sv.json</c> whose name is the BCP 47 tag and whose content is
    /// an object with the texts <c>sign_in</c>, <c>bind_number</c>, <c>step_up</c>, <c>number_added</c> and <c>number_changed</c>. Read when the host starts.
    /// Default: none.
    /// </summary>
    public string? Folder { get; set; }
}
