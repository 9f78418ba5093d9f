using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using SmsAuth.Server.Admin.Access;
using SmsAuth.Server.Admin.Audit;
using SmsAuth.Server.Admin.Challenges;
using SmsAuth.Server.Admin.Clients;
using SmsAuth.Server.Admin.Documents;
using SmsAuth.Server.Admin.Fraud;
using SmsAuth.Server.Admin.Providers;
using SmsAuth.Server.Admin.Scopes;
using SmsAuth.Server.Admin.Statistics;
using SmsAuth.Server.Admin.Users;
using SmsAuth.Server.Admin.Verifiers;
using SmsAuth.Server.Admin.Wire;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Admin;

/// <summary>What administrators and their scripts do with the server, with an access token that has a scope of <see cref="AdminScopes"/>.</summary>
internal static class AdminApi
{
    public const string Path = "/admin/api/v1";

    public static void AddAdminApi(this WebApplicationBuilder builder, StartProblems problems)
    {
        builder.Services.AddSingleton(Options.Create(SettingsReader.Read<AdminSettings>(builder.Configuration.GetSection(AdminSettings.Section), problems)));
        builder.Services.AddSingleton<Administrators>();
        builder.Services.AddScoped<CurrentAdmin>();
        builder.Services.AddScoped<AdminRecord>();
        builder.Services.AddScoped<TestAllowance>();
        builder.Services.AddScoped<VerifierUse>();
        builder.Services.AddScoped<UserDirectory>();
        builder.Services.AddScoped<UserSessions>();
        builder.Services.AddScoped<UserEditor>();
        builder.Services.AddScoped<UserHistory>();
        builder.Services.AddClients();
        builder.Services.AddScopes();
        builder.Services.AddAdminDocument();
        builder.Services.Configure<RouteHandlerOptions>(static routes => routes.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(static json => Configure(json.SerializerOptions));
    }

    /// <summary>Lets nobody but administrators through to the API.</summary>
    public static void UseAdminApi(this WebApplication app) => app.UseWhen(
        static context => context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase),
        static api => api.UseMiddleware<AdminFailures>().UseMiddleware<RequireAdmin>());

    public static void MapAdminApi(this WebApplication app)
    {
        var api = app.MapGroup(Path).WithGroupName(AdminDocument.Name).AddEndpointFilter(MustBeLetIn.CheckAsync).AddEndpointFilterFactory(KnownParameters.Require);
        api.MapGateways();
        api.MapVerifyServices();
        api.MapVerifiers();
        api.MapUsers();
        api.MapChallenges();
        api.MapAudit();
        api.MapFraud();
        api.MapStatistics();
        api.MapClients();
        api.MapScopes();
        app.MapAdminDocument();
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }
}
