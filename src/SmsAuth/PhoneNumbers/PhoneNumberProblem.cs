namespace SmsAuth.PhoneNumbers;

/// <summary>Why an input is not a phone number that can be used.</summary>
public enum PhoneNumberProblem
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The input is null or empty.</summary>
    Missing,

    /// <summary>The input has more than <see cref="PhoneNumber.MaxInputLength"/> characters.</summary>
    TooLong,

    /// <summary>The input holds something else than ASCII digits, spaces, and the signs + ( ) - . / </summary>
    NotANumber,

    /// <summary>The input does not start with + and no region was given to read it in.</summary>
    RegionMissing,

    /// <summary>The region is not an ISO 3166-1 alpha-2 code with a numbering plan.</summary>
    RegionUnknown,

    /// <summary>No numbering plan has such a number.</summary>
    NotAssigned,

    /// <summary>The number exists, and its kind of line is not acceptable: it cannot receive a text.</summary>
    CannotReceiveText,
}
