using System.ComponentModel;
using SmsAuth.Fraud.Lists;

namespace SmsAuth.Server.Admin.Fraud;

/// <summary>How a number or prefix is to be listed.</summary>
/// <param name="Kind">Blocked, or always allowed.</param>
/// <param name="Until">When that ends; in the future.</param>
internal sealed record ListBody(
    [property: Description("Blocked: no texts. Allowed: texts whatever the fraud guard says.")] ListKind Kind,
    [property: Description("When that ends; in the future.")] DateTimeOffset Until);
