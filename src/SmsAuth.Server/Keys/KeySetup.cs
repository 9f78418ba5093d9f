using Microsoft.AspNetCore.DataProtection;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Keys;

internal static class KeySetup
{
    private const string DevelopmentFolder = "data/keys";

    public static KeyRing AddKeys(this WebApplicationBuilder builder, StartProblems problems)
    {
        var settings = SettingsReader.Read<KeySettings>(builder.Configuration.GetSection(KeySettings.Section), problems);
        var folder = FolderOf(settings, builder.Environment);
        if (builder.Environment.IsDevelopment()) DevelopmentKeys.MakeMissing(folder!);
        else ProductionKeys.Check(folder, problems);
        if (folder is null) return new KeyRing([], [], []);

        builder.Services.AddDataProtection()
            .SetApplicationName("SmsAuth")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "data-protection")));

        // It warns that its keys are not encrypted at rest. None in this folder is; the folder's permissions protect them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.Services.AddSingleton(services => new KeyPermissions(folder, services.GetRequiredService<ILogger<KeyPermissions>>()));
        return new KeyFolder(folder, problems).Read();
    }

    public static void WarnOfReadableKeys(this WebApplication app) => app.Services.GetRequiredService<KeyPermissions>().Check();

    private static string? FolderOf(KeySettings settings, IHostEnvironment environment)
    {
        var folder = string.IsNullOrWhiteSpace(settings.Folder) && environment.IsDevelopment() ? DevelopmentFolder : settings.Folder;
        return string.IsNullOrWhiteSpace(folder) ? null : Path.GetFullPath(folder, environment.ContentRootPath);
    }
}
