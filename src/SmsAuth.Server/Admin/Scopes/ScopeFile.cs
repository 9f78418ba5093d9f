using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;

namespace SmsAuth.Server.Admin.Scopes;

/// <summary>A scope as it is saved.</summary>
/// <param name="Entity">The row.</param>
/// <param name="Descriptor">What the row holds.</param>
internal sealed record ScopeFile(OpenIddictEntityFrameworkCoreScope<Guid> Entity, OpenIddictScopeDescriptor Descriptor)
{
    public string Name => Entity.Name!;

    /// <summary>Its version, which every change makes another one.</summary>
    public string Version => Entity.ConcurrencyToken!;

    public ScopeAnswer ToAnswer() =>
        new(Name, Descriptor.DisplayName, Descriptor.Description, [.. Descriptor.Resources.Order(StringComparer.Ordinal)], BuiltIn: false);

    public bool Is(ScopeBody body) =>
        body.DisplayName == Descriptor.DisplayName && body.Description == Descriptor.Description && Descriptor.Resources.SetEquals(body.Resources ?? []);
}
