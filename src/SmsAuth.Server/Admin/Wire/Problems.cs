namespace SmsAuth.Server.Admin.Wire;

/// <summary>The errors of the admin API as problem details (RFC 9457). Their types are <c>urn:smsauth:problem:</c> and a name that stays.</summary>
internal static class Problems
{
    private const string TypePrefix = "urn:smsauth:problem:";

    /// <summary>A problem.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="name">The end of its type, such as <c>in_use</c>.</param>
    /// <param name="detail">What is wrong and what to do, in a sentence or two.</param>
    public static IResult Of(int status, string name, string detail) => Results.Problem(detail, statusCode: status, type: TypePrefix + name);

    /// <summary>400: what the request says is not valid, field by field.</summary>
    /// <param name="errors">The fields and parameters as the request names them, each with a sentence that says what is allowed.</param>
    public static IResult Invalid(params IEnumerable<(string Field, string Message)> errors) => Results.ValidationProblem(
        errors.GroupBy(static e => e.Field, static e => e.Message, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.ToArray(), StringComparer.Ordinal),
        "Correct what errors tells of and send the request again.",
        type: TypePrefix + "invalid");

    /// <summary>400: one field or parameter is not valid.</summary>
    public static IResult Invalid(string field, string message) => Invalid((field, message));

    /// <summary>404: there is none of that name.</summary>
    public static IResult NotFound(string noun) => Of(StatusCodes.Status404NotFound, "not_found", $"There is no such {noun}.");

    /// <summary>409: something else stands against it.</summary>
    public static IResult Conflict(string name, string detail) => Of(StatusCodes.Status409Conflict, name, detail);

    /// <summary>409: there is another one of that name.</summary>
    public static IResult Taken(string noun) =>
        Conflict("taken", $"There is a {noun} of that name, and it is not as the request says. To change it, read it and send its ETag as If-Match.");

    /// <summary>409: it is needed.</summary>
    public static IResult InUse(string noun, IEnumerable<string> by) => Results.Problem(
        $"The {noun} is in use: change what used_by tells of first.",
        statusCode: StatusCodes.Status409Conflict,
        type: TypePrefix + "in_use",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["used_by"] = by.ToList() });

    /// <summary>412: it is not there in that version (any more).</summary>
    public static IResult Changed(string noun) => Of(
        StatusCodes.Status412PreconditionFailed, "changed", $"The {noun} was changed or deleted since that version was read: read it again, and decide again.");

    /// <summary>428: the request must name the version that it means.</summary>
    public static IResult VersionNeeded() => Of(
        StatusCodes.Status428PreconditionRequired, "version_needed", "Send the ETag of the version that you mean as If-Match.");
}
