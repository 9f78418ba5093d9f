using System.Text.Json.Serialization;
using SmsAuth.Fraud.Lists;

namespace SmsAuth.Server.Admin.Fraud;

/// <summary>What is said of a number or prefix.</summary>
/// <param name="Kind">The list.</param>
/// <param name="Until">When it ends.</param>
internal sealed record NumberListBody([property: JsonRequired] ListKind Kind, [property: JsonRequired] DateTimeOffset Until);
