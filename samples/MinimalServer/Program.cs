// Somebody's own OpenID Connect server: ASP.NET Core Identity, OpenIddict and EF Core, set up as their documentation shows.
// The lines that SmsAuth adds are those below a comment that starts with "SmsAuth".
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using SmsAuth.Gateways.Outbox;
using SmsAuth.OpenIddict.Clients;
using static OpenIddict.Abstractions.OpenIddictConstants;

var builder = WebApplication.CreateBuilder(args);

var folder = Directory.CreateDirectory(Path.Combine(builder.Environment.ContentRootPath, "data"));
builder.Services.AddDbContext<AppDbContext>(options => options.UseSqlite($"Data Source={folder.FullName}/minimal.db"));
builder.Services.AddIdentityCore<IdentityUser>().AddEntityFrameworkStores<AppDbContext>();

builder.Services.AddOpenIddict()
    .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<AppDbContext>())
    .AddServer(server =>
    {
        server.SetTokenEndpointUris("connect/token").SetUserInfoEndpointUris("connect/userinfo");
        server.RegisterScopes(Scopes.Phone);
        server.AllowRefreshTokenFlow();

        // SmsAuth: the grant sms_otp at the token endpoint, the challenge endpoint connect/sms_otp, and both in the discovery document.
        server.AllowSmsOtpFlow();

        // Keys that end with the process are enough to try things: what was signed with them does not outlive a restart.
        server.AddEphemeralSigningKey(SecurityAlgorithms.EcdsaSha256).AddEphemeralEncryptionKey().DisableAccessTokenEncryption();

        var host = server.UseAspNetCore();
        if (builder.Environment.IsDevelopment()) host.DisableTransportSecurityRequirement();
    });

// SmsAuth: texts go to the outbox instead of phones, challenges into the application's database, and accounts are its Identity users.
builder.Services.AddSmsAuth()
    .AddDevelopmentOutbox()
    .AddCodeVerifier("default", verifier =>
    {
        verifier.ApplicationName = "Minimal Server";
        verifier.Gateways.Add(DevelopmentOutbox.GatewayName);
    })
    .UseEntityFrameworkCore<AppDbContext>()
    .UseIdentity<IdentityUser>();

await using var app = builder.Build();
await PrepareDatabaseAsync(app.Services);

app.UseAuthentication();

// SmsAuth: the texts, the newest first. They hold codes, so nobody but a developer may see them.
if (app.Environment.IsDevelopment())
{
    app.MapGet("/outbox.json", (DevelopmentOutbox outbox) => outbox.Messages.Select(m => new { to = m.To, text = m.Text, sent_at = m.SentAt }));
}

await app.RunAsync();

static async Task PrepareDatabaseAsync(IServiceProvider services)
{
    await using var scope = services.CreateAsyncScope();
    await scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.EnsureCreatedAsync();

    var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
    if (await clients.FindByClientIdAsync("my-app") is not null) return;

    var client = new OpenIddictApplicationDescriptor
    {
        ClientId = "my-app",
        ClientType = ClientTypes.Public,
        Permissions = { Permissions.GrantTypes.RefreshToken, Permissions.Scopes.Phone },
    };

    // SmsAuth: this client may use the grant.
    client.AllowSmsOtp();
    await clients.CreateAsync(client);
}

internal sealed class AppDbContext(DbContextOptions<AppDbContext> options) : IdentityDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseOpenIddict();

        // SmsAuth: the table of challenges, and an index for the column by which it finds users whose number is confirmed.
        builder.UseSmsAuth();
        builder.Entity<IdentityUser>().HasIndex(user => user.PhoneNumber);
    }
}
