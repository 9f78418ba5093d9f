namespace SmsAuth.Bindings;

/// <summary>A text without a code, that tells the owner of an account what somebody did with it. The names are those of the templates.</summary>
public enum Notice
{
    /// <summary>To the main number: another one was added.</summary>
    NumberAdded,

    /// <summary>To a number: another one took its place.</summary>
    NumberChanged,
}
