using Microsoft.Net.Http.Headers;

namespace SmsAuth.Server.Admin.Wire;

/// <summary>Versions as entity tags (RFC 9110 8.8.3), always strong ones.</summary>
internal static class VersionTag
{
    /// <summary>The header value of a version, which has no quotes.</summary>
    public static string Of(string version) => $"\"{version}\"";

    /// <summary>Reads <c>If-Match</c> of a request that may do without it.</summary>
    /// <param name="ifMatch">The header; null when there is none.</param>
    /// <param name="version">The version meant; null when there is no header.</param>
    /// <returns>What is wrong with the header; null when nothing is.</returns>
    public static IResult? Read(string? ifMatch, out string? version)
    {
        version = null;
        if (string.IsNullOrEmpty(ifMatch)) return null;
        if (!EntityTagHeaderValue.TryParse(ifMatch, out var tag) || tag.IsWeak || tag.Tag == "*")
        {
            return Problems.Invalid("If-Match", "it must be one strong entity tag in quotes, as the ETag of an answer shows it.");
        }

        version = tag.Tag.ToString().Trim('"');
        return null;
    }

    /// <summary>Reads <c>If-Match</c> of a request that must have it.</summary>
    /// <param name="ifMatch">The header; null when there is none.</param>
    /// <param name="version">The version meant; empty when something is wrong.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static IResult? Require(string? ifMatch, out string version)
    {
        var problem = Read(ifMatch, out var read);
        version = read ?? "";
        return problem ?? (read is null ? Problems.VersionNeeded() : null);
    }
}
