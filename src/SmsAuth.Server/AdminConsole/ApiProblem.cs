using System.Text.Json;

namespace SmsAuth.Server.AdminConsole;

/// <summary>What is wrong with a request (RFC 9457).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Type">Its kind, such as <c>changed</c>.</param>
/// <param name="Detail">What is wrong, and what to do.</param>
/// <param name="Errors">What is wrong with which member of the body, or with which parameter.</param>
/// <param name="UsedBy">What stands in the way of a deletion.</param>
public sealed record ApiProblem(int Status, string Type, string Detail, IReadOnlyDictionary<string, string[]> Errors, IReadOnlyList<string> UsedBy)
{
    public static ApiProblem Read(int status, string body)
    {
        try
        {
            var problem = JsonDocument.Parse(body).RootElement;
            return new ApiProblem(
                status,
                problem.TryGetProperty("type", out var type) ? type.GetString()!.Split(':')[^1] : "",
                problem.TryGetProperty("detail", out var detail) ? detail.GetString() ?? "" : "",
                problem.TryGetProperty("errors", out var errors) ? errors.Deserialize<Dictionary<string, string[]>>()! : [],
                problem.TryGetProperty("used_by", out var used) ? used.Deserialize<string[]>()! : []);
        }
        catch (JsonException)
        {
            return new ApiProblem(status, "", "", new Dictionary<string, string[]>(), []);
        }
    }

    /// <summary>All of it in one text.</summary>
    public string Summary() => string.Join(
        " ",
        [
            .. Errors.Count > 0 ? Errors.SelectMany(static e => e.Value.Select(m => $"{e.Key}: {m}")) : [Detail],
            .. UsedBy.Count > 0 ? [string.Join(", ", UsedBy) + "."] : Array.Empty<string>(),
        ]);
}
