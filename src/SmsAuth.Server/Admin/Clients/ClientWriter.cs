using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.Server.Tokens;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>Changes clients, each change in one write against the version that was read, and in the audit trail.</summary>
internal sealed class ClientWriter(ClientDirectory directory, IOpenIddictApplicationManager applications, IServiceScopeFactory scopes, AdminRecord record, TimeProvider time)
{
    /// <summary>Adds a client, or changes one.</summary>
    /// <param name="clientId">The client.</param>
    /// <param name="body">What is wanted, already checked.</param>
    /// <param name="version">The version that is meant; null to add one.</param>
    public async Task<ClientVerdict> WriteAsync(string clientId, ClientBody body, string? version)
    {
        var current = await directory.FindAsync(clientId, CancellationToken.None);
        if (version is not null && current?.Version != version) return new ClientVerdict.Changed();
        if (current is not null && version is null) return await AlreadyAsync(directory, current, body);
        if (current is not null) return await EditAsync(current, "changed", application => ApplyWithSecret(body, application));

        var added = new OpenIddictApplicationDescriptor { ClientId = clientId };
        return await AddAsync(added, ApplyWithSecret(body, added), (others, rival) => AlreadyAsync(others, rival, body));
    }

    /// <summary>Adds a client that is as another one, with a secret of its own in place of the other's secret and keys.</summary>
    public Task<ClientVerdict> CloneAsync(ClientFile original, string clientId, string? displayName)
    {
        var application = original.Application;
        application.ClientId = clientId;
        application.DisplayName = displayName ?? application.DisplayName;
        application.JsonWebKeySet = null;
        ClientSecrets.EndFormer(application);
        application.ClientSecret = ClientForm.KindOf(application) is ClientKind.Confidential ? ClientSecrets.Make() : null;
        return AddAsync(application, application.ClientSecret, static (_, _) => Task.FromResult<ClientVerdict>(new ClientVerdict.Taken()));
    }

    /// <summary>Gives a confidential client a new secret; the former one is taken for as long as <paramref name="overlap"/>.</summary>
    public Task<ClientVerdict> ReplaceSecretAsync(ClientFile client, TimeSpan overlap) => EditAsync(client, "secret_replaced", application =>
    {
        var secret = ClientSecrets.Make();
        ClientSecrets.Replace(application, secret, overlap, time.GetUtcNow());
        return secret;
    });

    /// <summary>Takes the former secrets of a client no longer.</summary>
    public Task<ClientVerdict> EndFormerSecretsAsync(ClientFile client) => EditAsync(client, "former_secrets_ended", static application =>
    {
        ClientSecrets.EndFormer(application);
        return null;
    });

    /// <summary>Takes the secrets of a client that has keys no longer.</summary>
    public Task<ClientVerdict> RemoveSecretAsync(ClientFile client) => EditAsync(client, "secret_removed", RemoveSecrets);

    /// <summary>Turns a client off or on.</summary>
    public async Task<ClientVerdict> SwitchAsync(ClientFile client, bool disabled) => client.Application.IsDisabled() == disabled
        ? new ClientVerdict.Saved(client, IsNew: false, Secret: null)
        : await EditAsync(client, disabled ? "disabled" : "enabled", application =>
        {
            application.SetDisabled(disabled);
            return null;
        });

    private static async Task<ClientVerdict> AlreadyAsync(ClientDirectory directory, ClientFile current, ClientBody body)
    {
        var wanted = await directory.OpenAsync(current.Entity, CancellationToken.None);
        ClientForm.Apply(body, wanted.Application);
        return JsonSerializer.Serialize(directory.AnswerOf(wanted)) == JsonSerializer.Serialize(directory.AnswerOf(current))
            ? new ClientVerdict.Saved(current, IsNew: false, Secret: null)
            : new ClientVerdict.Taken();
    }

    private static string? ApplyWithSecret(ClientBody body, OpenIddictApplicationDescriptor application)
    {
        ClientForm.Apply(body, application);
        if (body.Type is ClientKind.Public) return RemoveSecrets(application);
        if (body.Jwks is not null || application.ClientSecret is not null) return null;
        return application.ClientSecret = ClientSecrets.Make();
    }

    private static string? RemoveSecrets(OpenIddictApplicationDescriptor application)
    {
        application.ClientSecret = null;
        ClientSecrets.EndFormer(application);
        return null;
    }

    private async Task<ClientVerdict> AddAsync(OpenIddictApplicationDescriptor application, string? secret, Func<ClientDirectory, ClientFile, Task<ClientVerdict>> otherwise)
    {
        try
        {
            var entity = (OpenIddictEntityFrameworkCoreApplication<Guid>)await applications.CreateAsync(application, CancellationToken.None);
            await record.AddAsync($"{ClientFile.NounOf(application)}:added:{application.ClientId}", client: application.ClientId);
            return new ClientVerdict.Saved(await directory.OpenAsync(entity, CancellationToken.None), IsNew: true, secret);
        }
        catch (Exception exception) when (exception is DbUpdateException or OpenIddictExceptions.ValidationException)
        {
            // Another request may have been faster; the unique id decides. Some databases take two ids for one that differ in case only.
            await using var scope = scopes.CreateAsyncScope();
            var others = scope.ServiceProvider.GetRequiredService<ClientDirectory>();
            if (await others.FindAsync(application.ClientId!, CancellationToken.None) is { } rival) return await otherwise(others, rival);
            if (exception is OpenIddictExceptions.ValidationException) return new ClientVerdict.Taken();
            throw;
        }
    }

    private async Task<ClientVerdict> EditAsync(ClientFile client, string what, Func<OpenIddictApplicationDescriptor, string?> edit)
    {
        var before = await directory.OpenAsync(client.Entity, CancellationToken.None);
        var secret = edit(client.Application);
        try
        {
            await applications.UpdateAsync(client.Entity, client.Application, CancellationToken.None);
        }
        catch (OpenIddictExceptions.ConcurrencyException)
        {
            return new ClientVerdict.Changed();
        }

        await record.AddAsync($"{ClientFile.NounOf(before.Application, client.Application)}:{what}:{client.Id}", client: client.Id);
        return new ClientVerdict.Saved(await directory.OpenAsync(client.Entity, CancellationToken.None), IsNew: false, secret);
    }
}
