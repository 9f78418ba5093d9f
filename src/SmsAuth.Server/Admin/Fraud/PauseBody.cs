using System.ComponentModel;

namespace SmsAuth.Server.Admin.Fraud;

/// <summary>How long to pause.</summary>
/// <param name="Until">When it opens again; in the future.</param>
internal sealed record PauseBody([property: Description("When it opens again; in the future.")] DateTimeOffset Until);
