using SmsAuth.Audit;
using SmsAuth.Maintenance;
using SmsAuth.Server.Startup;

namespace SmsAuth.Server.Audit;

/// <summary>The sections <c>SmsAuth:Audit</c> and <c>SmsAuth:Retention</c>.</summary>
internal static class AuditSetup
{
    private const string Audit = "SmsAuth:Audit";
    private const string Retention = "SmsAuth:Retention";

    public static void AddAudit(this WebApplicationBuilder builder, StartProblems problems)
    {
        var audit = builder.Configuration.GetSection(Audit);
        var retention = builder.Configuration.GetSection(Retention);
        _ = SettingsReader.Read<AuditOptions>(audit, problems);
        _ = SettingsReader.Read<RetentionOptions>(retention, problems);
        builder.Services.AddSmsAuth().ConfigureAudit(audit.Bind).ConfigureRetention(retention.Bind);
    }
}
