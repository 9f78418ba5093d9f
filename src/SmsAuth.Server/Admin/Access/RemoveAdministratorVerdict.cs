namespace SmsAuth.Server.Admin.Access;

/// <summary>What became of an administrator who was to be one no more.</summary>
internal enum RemoveAdministratorVerdict
{
    /// <summary>The account is no administrator any more.</summary>
    Removed,

    /// <summary>The account is no administrator.</summary>
    NotOne,

    /// <summary>There is no other active administrator: the account stays one.</summary>
    Last,
}
