using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using SmsAuth.Server.Admin.Access;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>A client as it is saved.</summary>
/// <param name="Entity">The row.</param>
/// <param name="Application">What the row holds.</param>
internal sealed record ClientFile(OpenIddictEntityFrameworkCoreApplication<Guid> Entity, OpenIddictApplicationDescriptor Application)
{
    /// <summary>The id on the wire.</summary>
    public string Id => Entity.ClientId!;

    /// <summary>Its version, which every change makes another one.</summary>
    public string Version => Entity.ConcurrencyToken!;

    /// <summary>
    /// What the audit trail calls it: whoever changes a client that may ask for the scopes of this API, or gives it one, decides on who administers.
    /// </summary>
    public static string NounOf(params IEnumerable<OpenIddictApplicationDescriptor> states) =>
        states.Any(static s => ClientForm.ScopesOf(s).Any(AdminScopes.All.Contains)) ? "admin_client" : "client";

    public override string ToString() => Id;
}
