namespace SmsAuth.Server.Admin.Clients;

/// <summary>What became of a change to a client.</summary>
internal abstract record ClientVerdict
{
    private ClientVerdict()
    {
    }

    /// <summary>It is as the request says.</summary>
    /// <param name="Client">The client.</param>
    /// <param name="IsNew">Whether the request made it.</param>
    /// <param name="Secret">The secret that the request made; null when it made none.</param>
    public sealed record Saved(ClientFile Client, bool IsNew, string? Secret) : ClientVerdict
    {
        public override string ToString() => Client.Id;
    }

    /// <summary>There is another one of that id.</summary>
    public sealed record Taken : ClientVerdict;

    /// <summary>It was changed or deleted meanwhile.</summary>
    public sealed record Changed : ClientVerdict;
}
