using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Admin.Scopes;

/// <summary>Finds and changes the scopes that were saved, each change in one write against the version that was read, and in the audit trail.</summary>
internal sealed class ScopeDirectory(IOpenIddictScopeManager scopes, IOpenIddictApplicationManager applications, IServiceScopeFactory services, AdminRecord record)
{
    /// <summary>All scopes by name, the server's own among them.</summary>
    public async Task<IReadOnlyList<ScopeAnswer>> ListAsync(CancellationToken cancellationToken)
    {
        var all = BuiltInScopes.All.ToList();
        await foreach (var entity in scopes.ListAsync(count: null, offset: null, cancellationToken))
        {
            var scope = await OpenAsync(entity, cancellationToken);
            if (BuiltInScopes.Find(scope.Name) is null) all.Add(scope.ToAnswer());
        }

        return [.. all.OrderBy(static s => s.Name, StringComparer.Ordinal)];
    }

    public async Task<ScopeFile?> FindAsync(string name, CancellationToken cancellationToken) =>
        name.Length > 0 && await scopes.FindByNameAsync(name, cancellationToken) is { } entity ? await OpenAsync(entity, cancellationToken) : null;

    /// <summary>The ids of the clients that may ask for a scope.</summary>
    public async Task<IReadOnlyList<string>> ClientsOfAsync(string name, CancellationToken cancellationToken)
    {
        var users = new List<string>();
        await foreach (var client in applications.ListAsync(count: null, offset: null, cancellationToken))
        {
            if (await applications.HasPermissionAsync(client, Permissions.Prefixes.Scope + name, cancellationToken)) users.Add(await applications.GetClientIdAsync(client, cancellationToken) ?? "");
        }

        users.Sort(StringComparer.Ordinal);
        return users;
    }

    /// <summary>Adds a scope, or changes one.</summary>
    /// <param name="name">The scope.</param>
    /// <param name="body">What is wanted, already checked.</param>
    /// <param name="version">The version that is meant; null to add one.</param>
    public async Task<ScopeVerdict> WriteAsync(string name, ScopeBody body, string? version)
    {
        var current = await FindAsync(name, CancellationToken.None);
        if (version is not null && current?.Version != version) return new ScopeVerdict.Changed();
        if (current is null) return await AddAsync(name, body);
        return version is null ? Already(current, body) : await ChangeAsync(current, body);
    }

    /// <returns>False when it was changed or deleted meanwhile.</returns>
    public async Task<bool> DeleteAsync(ScopeFile scope)
    {
        try
        {
            await scopes.DeleteAsync(scope.Entity, CancellationToken.None);
        }
        catch (OpenIddictExceptions.ConcurrencyException)
        {
            return false;
        }

        await record.AddAsync($"scope:deleted:{scope.Name}");
        return true;
    }

    private static ScopeVerdict Already(ScopeFile current, ScopeBody body) => current.Is(body) ? new ScopeVerdict.Saved(current, IsNew: false) : new ScopeVerdict.Taken();

    private static void Apply(ScopeBody body, OpenIddictScopeDescriptor scope)
    {
        (scope.DisplayName, scope.Description) = (body.DisplayName, body.Description);
        scope.Resources.Clear();
        scope.Resources.UnionWith(body.Resources ?? []);
    }

    private async Task<ScopeVerdict> AddAsync(string name, ScopeBody body)
    {
        var added = new OpenIddictScopeDescriptor { Name = name };
        Apply(body, added);
        try
        {
            var entity = await scopes.CreateAsync(added, CancellationToken.None);
            await record.AddAsync($"scope:added:{name}");
            return new ScopeVerdict.Saved(await OpenAsync(entity, CancellationToken.None), IsNew: true);
        }
        catch (Exception exception) when (exception is DbUpdateException or OpenIddictExceptions.ValidationException)
        {
            // Another request may have been faster; the unique name decides. Some databases take two names for one that differ in case only.
            await using var others = services.CreateAsyncScope();
            if (await others.ServiceProvider.GetRequiredService<ScopeDirectory>().FindAsync(name, CancellationToken.None) is { } rival) return Already(rival, body);
            if (exception is OpenIddictExceptions.ValidationException) return new ScopeVerdict.Taken();
            throw;
        }
    }

    private async Task<ScopeVerdict> ChangeAsync(ScopeFile scope, ScopeBody body)
    {
        Apply(body, scope.Descriptor);
        try
        {
            await scopes.UpdateAsync(scope.Entity, scope.Descriptor, CancellationToken.None);
        }
        catch (OpenIddictExceptions.ConcurrencyException)
        {
            return new ScopeVerdict.Changed();
        }

        await record.AddAsync($"scope:changed:{scope.Name}");
        return new ScopeVerdict.Saved(await OpenAsync(scope.Entity, CancellationToken.None), IsNew: false);
    }

    private async Task<ScopeFile> OpenAsync(object entity, CancellationToken cancellationToken)
    {
        var descriptor = new OpenIddictScopeDescriptor();
        await scopes.PopulateAsync(descriptor, entity, cancellationToken);
        return new ScopeFile((OpenIddictEntityFrameworkCoreScope<Guid>)entity, descriptor);
    }
}
