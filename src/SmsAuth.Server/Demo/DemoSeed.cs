using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Accounts;
using SmsAuth.Server.Admin.Access;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Demo;

/// <summary>Adds the demo clients, their scope and an administrator, unless they are there.</summary>
internal sealed class DemoSeed(IServiceScopeFactory scopes, Administrators administrators)
{
    public async Task PlantAsync()
    {
        await PlantOnceAsync(HasScopeAsync, static services =>
            services.GetRequiredService<IOpenIddictScopeManager>().CreateAsync(Scope()));
        await PlantOnceAsync(static services => HasClientAsync(services, DemoNames.Client), static services =>
            services.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(Client()));
        await PlantOnceAsync(static services => HasClientAsync(services, DemoNames.Automation), static services =>
            services.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(Automation()));
        await administrators.AddAsync(PhoneNumber.FromStored(DemoNames.Administrator), "demo");
    }

    private static OpenIddictScopeDescriptor Scope() => new()
    {
        Name = DemoNames.Scope,
        DisplayName = "Demo API",
        Resources = { DemoNames.Scope },
    };

    private static OpenIddictApplicationDescriptor Client() => new OpenIddictApplicationDescriptor
    {
        ClientId = DemoNames.Client,
        ClientType = ClientTypes.Public,
        ConsentType = ConsentTypes.Implicit,
        DisplayName = "Demo app",

        // RFC 8252 7.3: on a developer's machine any port will do.
        ApplicationType = ApplicationTypes.Native,
        RedirectUris = { new Uri("http://localhost/demo"), new Uri("http://127.0.0.1/demo") },
        PostLogoutRedirectUris = { new Uri("http://localhost:5080/"), new Uri("http://localhost/demo"), new Uri("http://127.0.0.1/demo") },
        Permissions =
        {
            Permissions.Endpoints.Authorization,
            Permissions.Endpoints.Token,
            Permissions.Endpoints.Revocation,
            Permissions.Endpoints.EndSession,
            Permissions.GrantTypes.AuthorizationCode,
            Permissions.GrantTypes.RefreshToken,
            Permissions.ResponseTypes.Code,
            Permissions.Scopes.Profile,
            Permissions.Scopes.Phone,
            Permissions.Prefixes.Scope + AccountApi.Scope,
            Permissions.Prefixes.Scope + DemoNames.Scope,
            Permissions.Prefixes.Scope + AdminScopes.Manage,
            Permissions.Prefixes.Scope + AdminScopes.Read,
        },
        Requirements = { Requirements.Features.ProofKeyForCodeExchange },
    }.AllowSmsOtp();

    private static OpenIddictApplicationDescriptor Automation() => new()
    {
        ClientId = DemoNames.Automation,
        ClientSecret = DemoNames.AutomationSecret,
        ClientType = ClientTypes.Confidential,
        ConsentType = ConsentTypes.Implicit,
        DisplayName = "Demo automation",
        Permissions =
        {
            Permissions.Endpoints.Token,
            Permissions.GrantTypes.ClientCredentials,
            Permissions.Prefixes.Scope + AdminScopes.Manage,
            Permissions.Prefixes.Scope + AdminScopes.Read,
        },
    };

    private static async Task<bool> HasScopeAsync(IServiceProvider services) =>
        await services.GetRequiredService<IOpenIddictScopeManager>().FindByNameAsync(DemoNames.Scope) is not null;

    private static async Task<bool> HasClientAsync(IServiceProvider services, string id) =>
        await services.GetRequiredService<IOpenIddictApplicationManager>().FindByClientIdAsync(id) is not null;

    private async Task PlantOnceAsync(Func<IServiceProvider, Task<bool>> isThere, Func<IServiceProvider, ValueTask<object>> create)
    {
        if (await InScopeAsync(isThere)) return;
        try
        {
            await InScopeAsync(async services => await create(services));
        }
        catch (Exception exception) when (exception is DbUpdateException or OpenIddictExceptions.ValidationException)
        {
            // Another process may have been faster; the unique name decides.
            if (!await InScopeAsync(isThere)) throw;
        }
    }

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> action)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await action(scope.ServiceProvider);
    }
}
