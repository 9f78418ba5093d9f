using SmsAuth.Devices;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Devices;

/// <summary>The trusted devices of the section <c>SmsAuth:Devices</c>.</summary>
internal static class DeviceSetup
{
    public static void AddDevices(this WebApplicationBuilder builder, StartProblems problems)
    {
        var section = builder.Configuration.GetSection("SmsAuth:Devices");
        _ = SettingsReader.Read<DeviceOptions>(section, problems);
        builder.Services.AddSmsAuth().ConfigureDevices(section.Bind);
    }
}
