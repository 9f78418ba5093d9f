namespace SmsAuth.Server.Admin.Clients;

/// <summary>The client types of RFC 6749 2.1.</summary>
internal enum ClientKind
{
    /// <summary>It can keep no secret: an app, or a page in a browser.</summary>
    Public,

    /// <summary>It shows who it is, by a secret or a key.</summary>
    Confidential,
}
