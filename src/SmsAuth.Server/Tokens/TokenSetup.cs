using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using SmsAuth.Maintenance;
using SmsAuth.Server.Accounts;
using SmsAuth.Server.Admin.Access;
using SmsAuth.Server.Database;
using SmsAuth.Server.SignIn.Authorization;
using SmsAuth.Server.SignIn.Passkeys;

namespace SmsAuth.Server.Tokens;

/// <summary>The OpenIddict server: its endpoints, grants and scopes; its keys are those of the key ring.</summary>
internal static class TokenSetup
{
    public static void AddTokens(this WebApplicationBuilder builder, Uri? issuer)
    {
        builder.Services.AddOpenIddict()
            .AddCore(static core =>
            {
                core.UseEntityFrameworkCore().UseDbContext<ServerDbContext>().ReplaceDefaultEntities<Guid>();
                core.ReplaceApplicationManager<OpenIddictEntityFrameworkCoreApplication<Guid>, ApplicationManager>();
            })
            .AddServer(server =>
            {
                AddEndpoints(server, issuer);
                server.AllowSmsOtpFlow().AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().AllowClientCredentialsFlow();
                server.AddEventHandler(ClientCredentials.Descriptor);
                server.AddEventHandler(AcrMetadata.Descriptor);

                // RFC 9700 2.1.1: with the method plain, the request itself gives the secret away.
                server.Configure(static options => options.CodeChallengeMethods.Remove(OpenIddictConstants.CodeChallengeMethods.Plain));
                server.RegisterScopes(
                    OpenIddictConstants.Scopes.Profile, OpenIddictConstants.Scopes.Phone, OpenIddictConstants.Scopes.Email, AccountApi.Scope, AdminScopes.Manage, AdminScopes.Read);

                // A resource server then needs nothing but the discovery document to validate an access token.
                server.DisableAccessTokenEncryption();

                var host = server.UseAspNetCore()
                    .EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough().EnableStatusCodePagesIntegration();
                if (builder.Environment.IsDevelopment()) host.DisableTransportSecurityRequirement();
            })
            .AddValidation(static validation =>
            {
                // The account API takes tokens of its own server, and none of a session that was ended or of a client that is disabled.
                validation.UseLocalServer();
                validation.EnableTokenEntryValidation().EnableAuthorizationEntryValidation();
                validation.AddEventHandler(RefuseDisabledClients.Descriptor);
                validation.UseAspNetCore().DisableAccessTokenExtractionFromBodyForm().DisableAccessTokenExtractionFromQueryString();
            });
    }

    /// <summary>Has what ended long ago removed with the rest.</summary>
    public static void AddTokenRetention(this IServiceCollection services)
    {
        services.AddSingleton<IExpiringStore, ExpiredTokens>();
        services.AddSingleton<IExpiringStore, UnusedAuthorizations>();
    }

    private static void AddEndpoints(OpenIddictServerBuilder server, Uri? issuer)
    {
        if (issuer is not null) server.SetIssuer(issuer);
        server.SetAuthorizationEndpointUris(AuthorizeEndpoint.Path[1..])
            .SetTokenEndpointUris("connect/token")
            .SetUserInfoEndpointUris("connect/userinfo")
            .SetRevocationEndpointUris("connect/revoke")
            .SetIntrospectionEndpointUris("connect/introspect")
            .SetEndSessionEndpointUris(EndSession.Path);
    }
}
