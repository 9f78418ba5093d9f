using Microsoft.AspNetCore.Mvc;
using SmsAuth.Fraud.Lists;
using SmsAuth.Server.Admin.Access;
using SmsAuth.Server.Admin.Wire;

namespace SmsAuth.Server.Admin.Fraud;

/// <summary>Numbers and prefixes that get no texts, or get them whatever the fraud guard says.</summary>
internal static class NumberListEndpoints
{
    private const string IfMatch = "If-Match";
    private const string Noun = "entry";
    private const int LongestYears = 10;

    public static void MapNumberLists(this IEndpointRouteBuilder api)
    {
        var lists = api.MapGroup("/number_lists").WithTags(FraudEndpoints.Tag);
        lists.MapGet("", ListAsync).Produces<Page<NumberListAnswer>>().WithName("list_number_lists").WithSummary("The numbers and prefixes on the lists, numbers masked.");
        lists.MapGet("/{pattern}", ReadAsync).Produces<NumberListAnswer>().WithName("read_number_list_entry").WithSummary("What is said of a number, a prefix, or an entry by its id.");
        lists.MapPut("/{pattern}", WriteAsync).Produces<NumberListAnswer>().Produces<NumberListAnswer>(StatusCodes.Status201Created).WithName("write_number_list_entry")
            .WithSummary("Puts a number (+12025550100) or a prefix (+1202555*) on a list until a time, or changes the version that If-Match names.");
        lists.MapDelete("/{pattern}", DeleteAsync).Produces(StatusCodes.Status204NoContent).WithName("delete_number_list_entry")
            .WithSummary("Takes a number, a prefix, or an entry by its id, off its list.");
    }

    private static async Task<IResult> ListAsync(NumberListEditor editor, [AsParameters] PageRequest page, CancellationToken cancellationToken)
    {
        if (page.Read(out var last) is { } problem) return problem;
        var all = (await editor.ListAsync(cancellationToken)).Select(NumberListAnswer.Of).OrderBy(static a => a.Id, StringComparer.Ordinal);
        return Results.Ok(page.PageOf(all, static a => a.Id, last));
    }

    private static async Task<IResult> ReadAsync(string pattern, NumberListEditor editor, CancellationToken cancellationToken)
    {
        if (ReadName(pattern, out var read) is { } problem) return problem;
        return await FindAsync(pattern, read, editor, cancellationToken) is { } entry
            ? new Versioned(NumberListAnswer.Of(entry), NumberListAnswer.VersionOf(entry))
            : Problems.NotFound(Noun);
    }

    private static async Task<IResult> WriteAsync(
        string pattern, NumberListBody body, NumberListEditor editor, CurrentAdmin admin, TimeProvider time, [FromHeader(Name = IfMatch)] string? ifMatch, CancellationToken cancellationToken)
    {
        if (VersionTag.Read(ifMatch, out var version) is { } unreadable) return unreadable;
        if (NumberPattern.Parse(pattern) is not { } numbers) return NoPattern();
        var now = time.GetUtcNow();
        if (body.Until <= now || body.Until > now.AddYears(LongestYears)) return Problems.Invalid("until", $"it must be in the future, and within {LongestYears} years.");

        var until = DateTimeOffset.FromUnixTimeMilliseconds(body.Until.ToUnixTimeMilliseconds());
        var before = await editor.FindAsync(numbers, cancellationToken);
        if (version is not null && (before is null || NumberListAnswer.VersionOf(before) != version)) return Problems.Changed(Noun);
        if (version is null && before is not null && (before.Kind, before.Until) != (body.Kind, until)) return Problems.Taken(Noun);
        if (before is null || (before.Kind, before.Until) != (body.Kind, until)) await editor.PutAsync(body.Kind, numbers, until, admin.Actor);
        return await editor.FindAsync(numbers, CancellationToken.None) is { } entry
            ? new Versioned(NumberListAnswer.Of(entry), NumberListAnswer.VersionOf(entry))
            {
                Made = before is null ? $"{AdminApi.Path}/number_lists/{Uri.EscapeDataString(NumberListAnswer.IdOf(entry))}" : null,
            }
            : Problems.Changed(Noun);
    }

    private static async Task<IResult> DeleteAsync(
        string pattern, NumberListEditor editor, CurrentAdmin admin, [FromHeader(Name = IfMatch)] string? ifMatch, CancellationToken cancellationToken)
    {
        if (VersionTag.Require(ifMatch, out var version) is { } unreadable) return unreadable;
        if (ReadName(pattern, out var read) is { } problem) return problem;
        if (await FindAsync(pattern, read, editor, cancellationToken) is not { } entry) return Problems.NotFound(Noun);
        if (NumberListAnswer.VersionOf(entry) != version) return Problems.Changed(Noun);
        var removed = read is not null ? await editor.RemoveAsync(read, admin.Actor) : await editor.RemoveAsync(entry, admin.Actor);
        return removed ? Results.NoContent() : Problems.Changed(Noun);
    }

    private static IResult? ReadName(string name, out NumberPattern? pattern)
    {
        pattern = NumberPattern.Parse(name);
        return pattern is not null || !name.StartsWith('+') ? null : NoPattern();
    }

    private static IResult NoPattern() => Problems.Invalid("pattern", $"it must be {NumberPattern.Expected}; in an address the plus sign may be written %2B.");

    private static async Task<NumberListEntry?> FindAsync(string id, NumberPattern? pattern, NumberListEditor editor, CancellationToken cancellationToken) => pattern is not null
        ? await editor.FindAsync(pattern, cancellationToken)
        : (await editor.ListAsync(cancellationToken)).FirstOrDefault(e => NumberListAnswer.IdOf(e) == id);
}
