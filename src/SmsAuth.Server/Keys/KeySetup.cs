using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using OpenIddict.Validation;
using SmsAuth.Codes;
using SmsAuth.Server.Keys.DataProtection;
using SmsAuth.Server.Keys.Protection;
using SmsAuth.Server.Keys.Stores;
using SmsAuth.Server.Startup;
using StackExchange.Redis;

namespace SmsAuth.Server.Keys;

internal static class KeySetup
{
    private const string ApplicationName = "SmsAuth";
    private const string DevelopmentFolder = "data/keys";

    /// <summary>Adds the keys of the section <c>Keys</c>; those of Data Protection may be in Redis.</summary>
    public static void AddKeys(this WebApplicationBuilder builder, bool dataProtectionInRedis, StartProblems problems)
    {
        builder.AddKeyVault(dataProtectionInRedis, problems);
        var services = builder.Services;
        services.AddSingleton<KeyRing>();
        services.AddSingleton<KeyRotation>();
        services.AddHostedService(static p => p.GetRequiredService<KeyRotation>());
        services.AddSingleton<KeyOptions>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(static p => p.GetRequiredService<KeyOptions>());
        services.AddSingleton<IConfigureOptions<PepperOptions>>(static p => p.GetRequiredService<KeyOptions>());

        // In this order: OpenIddict's validation takes the keys from its server.
        services.AddKeyChanges<PepperOptions>();
        services.AddKeyChanges<KeyManagementOptions>();
        services.AddKeyChanges<OpenIddictServerOptions>();
        services.AddKeyChanges<OpenIddictValidationOptions>();

        services.AddDataProtection().SetApplicationName(ApplicationName).DisableAutomaticKeyGeneration();
        services.AddSingleton<IKeyManager, RingKeyManager>();
    }

    /// <summary>Adds what reads and writes keys, for the server and for its commands.</summary>
    /// <returns>The settings.</returns>
    public static KeySettings AddKeyVault(this WebApplicationBuilder builder, bool dataProtectionInRedis, StartProblems problems)
    {
        var settings = SettingsReader.Read<KeySettings>(builder.Configuration.GetSection(KeySettings.Section), problems);
        var root = builder.Environment.ContentRootPath;
        var (current, all) = new ProtectionReader(root, problems).Read(settings.Protection);
        var folder = FolderOf(settings, builder.Environment);
        KeySettingsCheck.Run(settings, folder, current is not null, builder.Environment, problems);

        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new KeyProtection(current, all));
        builder.Services.AddSingleton<KeyVault>();
        builder.Services.AddSingleton(services =>
        {
            IKeyStore main = settings.Store is KeyPlace.Database
                ? new DatabaseKeyStore(services.GetRequiredService<IServiceScopeFactory>())
                : new FolderKeyStore(Path.GetFullPath(folder!, root), services.GetRequiredService<ILogger<FolderKeyStore>>());
            return new KeyStores(main, dataProtectionInRedis ? new RedisKeyStore(services.GetRequiredService<IConnectionMultiplexer>()) : main);
        });
        return settings;
    }

    /// <summary>Reads the keys, once the database is there.</summary>
    /// <exception cref="StartRefusedException">One is missing or cannot be used.</exception>
    public static async Task PrepareKeysAsync(this WebApplication app)
    {
        await app.Services.GetRequiredService<KeyRing>().LoadAsync();
        if (app.Services.GetRequiredService<KeyStores>().Main is FolderKeyStore folder) folder.WarnOfReadable();
    }

    private static void AddKeyChanges<TOptions>(this IServiceCollection services)
    {
        services.AddSingleton<KeyChanges<TOptions>>();
        services.AddSingleton<IKeyChanges>(static p => p.GetRequiredService<KeyChanges<TOptions>>());
        services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(static p => p.GetRequiredService<KeyChanges<TOptions>>());
    }

    private static string? FolderOf(KeySettings settings, IHostEnvironment environment) =>
        !string.IsNullOrWhiteSpace(settings.Folder) ? settings.Folder : environment.IsDevelopment() ? DevelopmentFolder : null;
}
