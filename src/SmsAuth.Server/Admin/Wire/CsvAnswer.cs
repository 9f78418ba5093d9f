using System.Globalization;
using System.Text;

namespace SmsAuth.Server.Admin.Wire;

/// <summary>
/// Answers rows as comma-separated values (RFC 4180), as they are read. What a spreadsheet would take for a formula (it begins with = + - @ or a tab, as masked
/// numbers do) has an apostrophe before it.
/// </summary>
/// <param name="name">The name of the file, without its end.</param>
/// <param name="columns">The names of the columns.</param>
/// <param name="rows">The rows; null for an empty cell.</param>
internal sealed class CsvAnswer(string name, IReadOnlyList<string> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows) : IResult
{
    private const string LineEnd = "\r\n";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8; header=present";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename={name}.csv";
        await using var writer = new StreamWriter(httpContext.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await writer.WriteAsync(LineOf(columns));
        await foreach (var row in rows.WithCancellation(httpContext.RequestAborted)) await writer.WriteAsync(LineOf(row));
    }

    private static string LineOf(IReadOnlyList<object?> cells) => string.Join(',', cells.Select(CellOf)) + LineEnd;

    private static string CellOf(object? value)
    {
        var text = value switch
        {
            null => "",
            DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = $"'{text}";
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
