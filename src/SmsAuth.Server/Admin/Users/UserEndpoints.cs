using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SmsAuth.Audit;
using SmsAuth.Bindings;
using SmsAuth.Devices;
using SmsAuth.Server.Accounts;
using SmsAuth.Server.Admin.Access;
using SmsAuth.Server.Admin.Audit;
using SmsAuth.Server.Admin.Wire;
using SmsAuth.Server.Database;

namespace SmsAuth.Server.Admin.Users;

/// <summary>Accounts, their sign-ins and numbers.</summary>
internal static class UserEndpoints
{
    private const string Noun = "user";
    private const string IfMatch = "If-Match";
    private const int ShownSignIns = 10;
    private const int MaxSearch = 100;

    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Users");
        users.MapGet("", ListAsync).Produces<Page<UserAnswer>>().WithName("list_users").WithSummary("The accounts, the newest first.");
        users.MapGet("/{id}", ReadAsync).Produces<UserDetails>().WithName("read_user").WithSummary("An account, with its last sign-ins.");
        users.MapDelete("/{id}", DeleteAsync).Produces(StatusCodes.Status204NoContent).WithName("delete_user")
            .WithSummary("Deletes an account for good (GDPR article 17). The audit trail keeps what happened, under the id and masked numbers.");
        users.MapPost("/{id}/disable", DisableAsync).Produces<UserAnswer>().WithName("disable_user").WithSummary("Lets nobody sign in to an account, and ends its sign-ins.");
        users.MapPost("/{id}/enable", EnableAsync).Produces<UserAnswer>().WithName("enable_user").WithSummary("Lets people sign in to an account again.");
        users.MapPost("/{id}/unlock", UnlockAsync).Produces(StatusCodes.Status204NoContent).WithName("unlock_user").WithSummary("Forgets the wrong codes of the account's numbers.");
        users.MapPost("/{id}/sign_out", SignOutAsync).Produces(StatusCodes.Status204NoContent).WithName("sign_out_user").WithSummary("Ends all sign-ins of an account, and forgets its trusted devices.");
        users.MapGet("/{id}/sessions", SessionsAsync).Produces<Page<SessionAnswer>>().WithName("list_sessions").WithSummary("The sign-ins that still give tokens.");
        users.MapDelete("/{id}/sessions/{session}", EndAsync).Produces(StatusCodes.Status204NoContent).WithName("end_session").WithSummary("Ends one sign-in.");
        users.MapPost("/{id}/numbers/{number}/replace", ReplaceAsync).Produces<UserAnswer>().WithName("replace_number")
            .WithSummary("Puts another number in the place of one of the account's.");
        users.MapPost("/{id}/numbers/{number}/remove", RemoveAsync).Produces<UserAnswer>().WithName("remove_number").WithSummary("Takes a number from an account.");
        users.MapGet("/{id}/export", ExportAsync).Produces<ExportAnswer>().WithMetadata(WholeNumbers.Shown).WithName("export_user").WithSummary("All that is kept of a person, to be handed to that person (GDPR articles 15 and 20).");
        users.MapPut("/{id}/administrator", AppointAsync).Produces<UserAnswer>().WithName("appoint_administrator").WithSummary("Makes an account an administrator.");
        users.MapDelete("/{id}/administrator", DismissAsync).Produces(StatusCodes.Status204NoContent).WithName("dismiss_administrator").WithSummary("Takes that from an account. The last administrator stays.");
        api.MapGet("/administrators", AdministratorsAsync).WithTags("Users").Produces<Page<Administrator>>().WithName("list_administrators").WithSummary("The administrators.");
    }

    private static async Task<IResult> ListAsync(
        UserDirectory directory,
        [AsParameters] PageRequest page,
        [FromQuery(Name = "search"), Description("A phone number in international format, an id, or the beginning of a name.")] string? search,
        CancellationToken cancellationToken)
    {
        if (page.Read(out var last) is { } problem) return problem;
        Guid? after = null;
        if (last is not null)
        {
            if (!Guid.TryParse(last, out var read)) return Problems.Invalid("after", "it must be the next of the part before.");
            after = read;
        }

        if (search is { Length: 0 or > MaxSearch }) return Problems.Invalid("search", $"it must have 1 to {MaxSearch} characters.");
        var part = page.PageOf(await directory.ListAsync(search, after, page.Size + 1, cancellationToken), static u => u.Id.ToString());
        var answers = new List<UserAnswer>();
        foreach (var user in part.Items) answers.Add(await directory.AnswerOfAsync(user, cancellationToken));
        return Results.Ok(new Page<UserAnswer>(answers, part.Next));
    }

    private static async Task<IResult> ReadAsync(string id, UserDirectory directory, IAuditLog audit, IDeviceStore devices, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(id, cancellationToken) is not { } user) return Problems.NotFound(Noun);
        var key = user.Id.ToString();
        var signIns = await audit.SearchAsync(new AuditFilter { AccountId = key, Event = AuditEvent.SignedIn }, after: null, ShownSignIns, cancellationToken);
        var trusted = await devices.ListAsync(key, time.GetUtcNow(), cancellationToken);
        var details = new UserDetails(await directory.AnswerOfAsync(user, cancellationToken), [.. signIns.Records.Select(AuditAnswer.Of)], trusted.Count);
        return new Versioned(details, user.ConcurrencyStamp);
    }

    private static async Task<IResult> DeleteAsync(
        string id, UserDirectory directory, UserEditor editor, [FromHeader(Name = IfMatch)] string? ifMatch, CancellationToken cancellationToken)
    {
        if (VersionTag.Require(ifMatch, out var version) is { } problem) return problem;
        if (await directory.FindAsync(id, cancellationToken) is not { } user) return Problems.NotFound(Noun);
        return await editor.DeleteAsync(user.Id, version) switch
        {
            true => Results.NoContent(),
            false => Problems.Changed(Noun),
            null => LastAdministrator(),
        };
    }

    private static async Task<IResult> DisableAsync(string id, UserDirectory directory, UserEditor editor)
    {
        if (await directory.FindAsync(id, CancellationToken.None) is not { } user) return Problems.NotFound(Noun);
        return await editor.DisableAsync(user.Id) ? await AnswerAsync(id, directory) : LastAdministrator();
    }

    private static async Task<IResult> EnableAsync(string id, UserDirectory directory, UserEditor editor)
    {
        if (await directory.FindAsync(id, CancellationToken.None) is not { } user) return Problems.NotFound(Noun);
        await editor.EnableAsync(user.Id);
        return await AnswerAsync(id, directory);
    }

    private static async Task<IResult> UnlockAsync(string id, UserDirectory directory, NumberSupport support, AdminRecord record)
    {
        if (await directory.FindAsync(id, CancellationToken.None) is not { } user) return Problems.NotFound(Noun);
        await support.UnlockAsync(user.Id.ToString());
        await record.AddAsync("user:unlocked", account: user.Id.ToString());
        return Results.NoContent();
    }

    private static async Task<IResult> SignOutAsync(string id, UserDirectory directory, UserSessions sessions, AdminRecord record)
    {
        if (await directory.FindAsync(id, CancellationToken.None) is not { } user) return Problems.NotFound(Noun);
        await sessions.EndAllAsync(user.Id.ToString());
        await record.AddAsync("user:signed_out", account: user.Id.ToString());
        return Results.NoContent();
    }

    private static async Task<IResult> SessionsAsync(string id, UserDirectory directory, UserSessions sessions, CancellationToken cancellationToken) =>
        await directory.FindAsync(id, cancellationToken) is { } user
            ? Results.Ok(new Page<SessionAnswer>(await sessions.ListAsync(user.Id.ToString(), cancellationToken)))
            : Problems.NotFound(Noun);

    private static async Task<IResult> EndAsync(string id, string session, UserDirectory directory, UserSessions sessions, AdminRecord record)
    {
        if (await directory.FindAsync(id, CancellationToken.None) is not { } user) return Problems.NotFound(Noun);
        if (!await sessions.EndAsync(user.Id.ToString(), session)) return Problems.NotFound("session");
        await record.AddAsync("user:session_ended", account: user.Id.ToString());
        return Results.NoContent();
    }

    private static async Task<IResult> ReplaceAsync(
        string id, string number, ReplaceBody body, UserDirectory directory, NumberSupport support, UserSessions sessions, CurrentAdmin admin, [FromHeader(Name = IfMatch)] string? ifMatch)
    {
        if (VersionTag.Read(ifMatch, out var version) is { } unreadable) return unreadable;
        if (Numbers.Read(body.PhoneNumber, "phone_number", out var to) is { } problem) return problem;
        if (ReadReason(body.Reason, out var reason) is { } wrong) return wrong;
        if (await directory.FindAsync(id, CancellationToken.None) is not { } user) return Problems.NotFound(Noun);
        return await ChangedAsync(await support.ReplaceAsync(user.Id.ToString(), number, to!, admin.Actor, reason, version), user, directory, sessions);
    }

    private static async Task<IResult> RemoveAsync(
        string id, string number, ReasonBody body, UserDirectory directory, NumberSupport support, UserSessions sessions, CurrentAdmin admin, [FromHeader(Name = IfMatch)] string? ifMatch)
    {
        if (VersionTag.Read(ifMatch, out var version) is { } unreadable) return unreadable;
        if (ReadReason(body.Reason, out var reason) is { } wrong) return wrong;
        if (await directory.FindAsync(id, CancellationToken.None) is not { } user) return Problems.NotFound(Noun);
        return await ChangedAsync(await support.RemoveAsync(user.Id.ToString(), number, admin.Actor, reason, version), user, directory, sessions);
    }

    // Whoever signed in with a number that was taken away, because it is in wrong hands, is to be out.
    private static async Task<IResult> ChangedAsync(SupportVerdict verdict, ServerUser user, UserDirectory directory, UserSessions sessions)
    {
        switch (verdict)
        {
            case SupportVerdict.Done:
                await sessions.EndAllAsync(user.Id.ToString());
                return await AnswerAsync(user.Id.ToString(), directory);
            case SupportVerdict.Changed:
                return Problems.Changed(Noun);
            case SupportVerdict.Unchanged:
                return Problems.Invalid("phone_number", "it must be another number than the one whose place it takes. Nothing was changed, and nobody is signed out.");
            case SupportVerdict.Taken:
                return Problems.Conflict("number_taken", "The number belongs to another account.");
            case SupportVerdict.LastLogin:
                return Problems.Conflict("last_login", "Nobody could sign in to the account without this number: replace it, or delete the account.");
            default:
                return Problems.NotFound("number");
        }
    }

    private static async Task<IResult> ExportAsync(
        string id,
        UserDirectory directory,
        UserSessions sessions,
        AccountNumbers numbers,
        IDeviceStore devices,
        UserHistory history,
        ServerDbContext database,
        TimeProvider time,
        AdminRecord record,
        CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(id, cancellationToken) is not { } user) return Problems.NotFound(Noun);
        var key = user.Id.ToString();
        var claims = await database.UserClaims.AsNoTracking().Where(c => c.UserId == user.Id).Select(static c => new { c.ClaimType, c.ClaimValue }).ToListAsync(cancellationToken);
        var createdAt = UserDirectory.CreatedAt(user.Id);
        var phoneNumbers = (await numbers.ListAsync(key, cancellationToken)).Select(static n => n.PhoneNumber).ToList();
        var events = await history.EventsAsync(key, cancellationToken);
        await record.AddAsync("user:exported", account: key);
        return Results.Ok(new ExportAnswer(
            key,
            user.UserName,
            user.Email,
            createdAt,
            [.. phoneNumbers.Select(static n => n.E164)],
            claims.GroupBy(static c => c.ClaimType ?? "", static c => c.ClaimValue ?? "", StringComparer.Ordinal)
                .ToDictionary(static g => g.Key, static g => (IReadOnlyList<string>)[.. g], StringComparer.Ordinal),
            await sessions.ListAsync(key, cancellationToken),
            [.. (await devices.ListAsync(key, time.GetUtcNow(), cancellationToken)).Select(static d => d.CreatedAt)],
            await history.ChallengesAsync(phoneNumbers, createdAt, events, cancellationToken),
            events));
    }

    private static async Task<IResult> AppointAsync(string id, UserDirectory directory, Administrators administrators, CurrentAdmin admin)
    {
        if (await directory.FindAsync(id, CancellationToken.None) is not { } user) return Problems.NotFound(Noun);
        await administrators.AppointAsync(user.Id, admin.Actor);
        return await AnswerAsync(id, directory);
    }

    private static async Task<IResult> DismissAsync(string id, UserDirectory directory, Administrators administrators, CurrentAdmin admin)
    {
        if (await directory.FindAsync(id, CancellationToken.None) is not { } user) return Problems.NotFound(Noun);
        return await administrators.RemoveAsync(user.Id.ToString(), admin.Actor) switch
        {
            RemoveAdministratorVerdict.Removed => Results.NoContent(),
            RemoveAdministratorVerdict.Last => LastAdministrator(),
            _ => Problems.NotFound("administrator"),
        };
    }

    private static async Task<IResult> AdministratorsAsync(Administrators administrators, CancellationToken cancellationToken) =>
        Results.Ok(new Page<Administrator>(await administrators.ListAsync(cancellationToken)));

    private static async Task<IResult> AnswerAsync(string id, UserDirectory directory) => await directory.FindAsync(id, CancellationToken.None) is { } user
        ? new Versioned(await directory.AnswerOfAsync(user, CancellationToken.None), user.ConcurrencyStamp)
        : Problems.Changed(Noun);

    private static IResult? ReadReason(string input, out string reason)
    {
        reason = input.Trim();
        return reason.Length is >= 1 and <= NumberSupport.MaxReasonLength && !reason.Any(char.IsControl)
            ? null
            : Problems.Invalid("reason", $"it must have 1 to {NumberSupport.MaxReasonLength} characters, none of them a control character.");
    }

    private static IResult LastAdministrator() => Problems.Conflict("last_administrator", "It is the last administrator who can sign in: appoint another one first.");
}
