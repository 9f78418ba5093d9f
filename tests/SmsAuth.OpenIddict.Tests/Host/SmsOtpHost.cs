using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using SmsAuth.Accounts;
using SmsAuth.Challenges;
using SmsAuth.Gateways.Outbox;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.TestKit.Accounts;
using SmsAuth.TestKit.Databases;
using SmsAuth.TestKit.Logging;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.OpenIddict.Tests.Host;

/// <summary>Somebody's OpenIddict server with the sms_otp grant: real Kestrel on a free port, a real database, texts in the outbox.</summary>
public sealed partial class SmsOtpHost : IAsyncDisposable
{
    public const string Client = "app";
    public const string Number = "+12025550100";

    private readonly WebApplication app;
    private readonly TestDatabase database;

    private SmsOtpHost(WebApplication app, TestDatabase database, FakeTimeProvider time, CapturedLogs logs)
    {
        (this.app, this.database, Time, Logs) = (app, database, time, logs);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Address = new Uri(addresses.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        Http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public FakeTimeProvider Time { get; }

    public CapturedLogs Logs { get; }

    public IServiceProvider Services => app.Services;

    public FakeAccountStore Accounts => app.Services.GetRequiredService<FakeAccountStore>();

    public IReadOnlyList<OutboxMessage> Texts => app.Services.GetRequiredService<DevelopmentOutbox>().Messages;

    /// <summary>Starts a server on SQLite.</summary>
    public static Task<SmsOtpHost> StartAsync(
        Action<IServiceCollection>? services = null,
        Action<OpenIddictServerBuilder>? server = null,
        Action<WebApplication>? endpoints = null,
        Action<KestrelServerOptions>? kestrel = null) => StartOnAsync(DatabaseKind.Sqlite, services, server, endpoints, kestrel);

    public static async Task<SmsOtpHost> StartOnAsync(
        DatabaseKind kind,
        Action<IServiceCollection>? services = null,
        Action<OpenIddictServerBuilder>? server = null,
        Action<WebApplication>? endpoints = null,
        Action<KestrelServerOptions>? kestrel = null)
    {
        var database = TestDatabase.Create(kind);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var logs = new CapturedLogs();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(kestrel ?? (static o => o.Listen(System.Net.IPAddress.Loopback, 0)));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddDbContext<TestDbContext>(o => database.Configure(o));

        builder.Services.AddSmsAuth()
            .AddDevelopmentOutbox()
            .AddCodeVerifier("default", o => o.Gateways.Add(DevelopmentOutbox.GatewayName))
            .UseEntityFrameworkCore<TestDbContext>();
        builder.Services.AddSingleton<FakeAccountStore>();
        builder.Services.AddSingleton<IAccountStore>(p => p.GetRequiredService<FakeAccountStore>());

        builder.Services.AddOpenIddict()
            .AddCore(o => o.UseEntityFrameworkCore().UseDbContext<TestDbContext>())
            .AddServer(o =>
            {
                o.SetTokenEndpointUris("connect/token").SetUserInfoEndpointUris("connect/userinfo");
                o.SetIntrospectionEndpointUris("connect/introspect").SetRevocationEndpointUris("connect/revoke");
                o.AllowSmsOtpFlow().AllowRefreshTokenFlow().AllowClientCredentialsFlow();
                o.RegisterScopes(Scopes.Phone, Scopes.Profile, "api");
                o.AddEphemeralSigningKey("ES256").DisableAccessTokenEncryption();
                o.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
                o.UseAspNetCore().DisableTransportSecurityRequirement();
                server?.Invoke(o);
            });
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization();
        services?.Invoke(builder.Services);

        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<TestDbContext>().Database.EnsureCreatedAsync();
            await scope.ServiceProvider.GetRequiredService<IOpenIddictScopeManager>().CreateAsync(
                new OpenIddictScopeDescriptor { Name = "api", Resources = { "api-resource" } });
        }

        app.UseAuthentication();
        app.UseAuthorization();
        endpoints?.Invoke(app);
        await app.StartAsync();
        var host = new SmsOtpHost(app, database, time, logs);
        await host.AddClientAsync(Client);
        return host;
    }

    /// <summary>Turns the limits off that stand in the way of a test whose subject is something else.</summary>
    public static void WithoutLimits(IServiceCollection services) => services.AddSmsAuth().ConfigureLimits(static limits =>
        limits.Number.PerHour = limits.Number.PerDay = limits.Address.PerHour = limits.Failures.PerNumberPerDay = 0);

    public async Task AddClientAsync(
        string clientId, SmsOtpClientSettings? settings = null, Action<OpenIddictApplicationDescriptor>? configure = null)
    {
        var application = new OpenIddictApplicationDescriptor { ClientId = clientId, ClientType = ClientTypes.Public };
        application.AllowSmsOtp(settings);
        application.Permissions.UnionWith(
        [
            Permissions.GrantTypes.RefreshToken, Permissions.Prefixes.Scope + Scopes.Phone, Permissions.Prefixes.Scope + Scopes.Profile,
            Permissions.Prefixes.Scope + "api", Permissions.Endpoints.Revocation,
        ]);
        configure?.Invoke(application);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(application);
    }

    public Task<Wire> PostAsync(string path, params (string Name, string? Value)[] form) => PostAsync(path, null, form);

    public async Task<Wire> PostAsync(string path, HttpClient? http, (string Name, string? Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form
            .Where(static p => p.Value is not null)
            .Select(static p => KeyValuePair.Create(p.Name, p.Value)));
        using var response = await (http ?? Http).PostAsync(new Uri(path, UriKind.Relative), content);
        return await Wire.ReadAsync(response);
    }

    /// <summary>Asks for a code.</summary>
    public Task<Wire> ChallengeAsync(string number = Number, string client = Client, params (string Name, string? Value)[] more) =>
        PostAsync("connect/sms_otp", [("client_id", client), ("phone_number", number), .. more]);

    /// <summary>Presents a code.</summary>
    public Task<Wire> TokenAsync(
        string code, string? challengeId = null, string number = Number, string client = Client, string? scope = null, params (string Name, string? Value)[] more) =>
        PostAsync(
            "connect/token",
            [("grant_type", "sms_otp"), ("client_id", client), ("phone_number", number), ("code", code), ("challenge_id", challengeId), ("scope", scope), .. more]);

    public Task<Wire> RefreshAsync(string refreshToken, string? scope = null, string client = Client) =>
        PostAsync("connect/token", ("grant_type", "refresh_token"), ("client_id", client), ("refresh_token", refreshToken), ("scope", scope));

    public Task<Wire> RevokeAsync(string token, string client = Client) => PostAsync("connect/revoke", ("client_id", client), ("token", token));

    /// <summary>Asks for a code and reads it from the outbox.</summary>
    public async Task<(string ChallengeId, string Code)> SendCodeAsync(
        string number = Number, string client = Client, params (string Name, string? Value)[] more)
    {
        var challenge = await ChallengeAsync(number, client, more);
        Assert.Equal(200, challenge.Status);
        return (challenge["challenge_id"]!, CodeOf(Texts.First(t => t.To == number)));
    }

    public async Task<Challenge> FindChallengeAsync(string id) =>
        await app.Services.GetRequiredService<IChallengeStore>().FindAsync(ChallengeId.Parse(id)!, CancellationToken.None)
        ?? throw new InvalidOperationException("There is no such challenge.");

    public static string CodeOf(OutboxMessage text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Digits().Match(text.Text).Value;
    }

    /// <summary>A code that is not the given one.</summary>
    public static string Wrong(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code[..^1] + (char)('0' + ((code[^1] - '0' + 1) % 10));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        database.Dispose();
    }

    [GeneratedRegex("[0-9]{4,10}")]
    private static partial Regex Digits();
}
