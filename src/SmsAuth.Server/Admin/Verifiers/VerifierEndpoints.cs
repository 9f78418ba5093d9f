using Microsoft.AspNetCore.Mvc;
using SmsAuth.Definitions;
using SmsAuth.Gateways;
using SmsAuth.Messages;
using SmsAuth.Server.Admin.Access;
using SmsAuth.Server.Admin.Providers;
using SmsAuth.Server.Admin.Wire;
using SmsAuth.Verifiers;

namespace SmsAuth.Server.Admin.Verifiers;

/// <summary>Verifiers, and the texts that they send.</summary>
internal static class VerifierEndpoints
{
    private const string Tag = "Verifiers";
    private const string Noun = "verifier";
    private const string IfMatch = "If-Match";

    public static void MapVerifiers(this IEndpointRouteBuilder api)
    {
        var verifiers = api.MapGroup("/verifiers").WithTags(Tag);
        verifiers.MapGet("", ListAsync).Produces<Page<VerifierAnswer>>().WithName("list_verifiers").WithSummary("The verifiers by name.");
        verifiers.MapGet("/{name}", ReadAsync).Produces<VerifierAnswer>().WithName("read_verifier").WithSummary("A verifier.");
        verifiers.MapPut("/{name}", WriteAsync).Produces<VerifierAnswer>().Produces<VerifierAnswer>(StatusCodes.Status201Created)
            .WithName("write_verifier").WithSummary("Adds a verifier, or changes the version that If-Match names.");
        verifiers.MapDelete("/{name}", DeleteAsync).Produces(StatusCodes.Status204NoContent)
            .WithName("delete_verifier").WithSummary("Deletes a verifier that no client uses.");
        verifiers.MapPost("/{name}/enable", static (string name, DefinitionEditor editor, CurrentAdmin admin) => SwitchAsync(name, editor, admin, isOn: true))
            .Produces<VerifierAnswer>().WithName("enable_verifier").WithSummary("Lets codes be asked for and redeemed by a verifier again.");
        verifiers.MapPost("/{name}/disable", static (string name, DefinitionEditor editor, CurrentAdmin admin) => SwitchAsync(name, editor, admin, isOn: false))
            .Produces<VerifierAnswer>().WithName("disable_verifier").WithSummary("Lets no code be asked for or redeemed by a verifier, whoever uses it.");
        verifiers.MapPost("/{name}/test", TestAsync).Produces<Page<TestAnswer>>()
            .WithName("test_verifier").WithSummary("Sends a text without a code by a verifier's gateways in their order, until one takes it, and tells what each said.");
        api.MapPost("/text_previews", Preview).WithTags(Tag).Produces<Page<TextAnswer>>()
            .WithName("preview_texts").WithSummary("The texts that a code verifier of these options would send, in every language; nothing is saved or sent.");
    }

    private static async Task<IResult> ListAsync(DefinitionEditor editor, [AsParameters] PageRequest page, CancellationToken cancellationToken)
    {
        if (page.Read(out var last) is { } problem) return problem;
        var all = (await editor.ListVerifiersAsync(cancellationToken)).OrderBy(static v => v.Name, StringComparer.Ordinal);
        return Results.Ok(page.PageOf(all.Select(VerifierAnswer.Of), static a => a.Name, last));
    }

    private static async Task<IResult> ReadAsync(string name, DefinitionEditor editor, CancellationToken cancellationToken) =>
        await FindAsync(name, editor, cancellationToken) is { } view
            ? new Versioned(VerifierAnswer.Of(view), view.Saved?.Version.ToString())
            : Problems.NotFound(Noun);

    private static async Task<IResult> WriteAsync(
        string name, VerifierBody body, DefinitionEditor editor, CurrentAdmin admin, [FromHeader(Name = IfMatch)] string? ifMatch)
    {
        if (VersionTag.Read(ifMatch, out var tag) is { } problem) return problem;
        Guid? version = tag is null ? null : Guid.TryParse(tag, out var read) ? read : Guid.Empty;
        return body.DraftOf(name, version) is { } draft ? await SaveAsync(draft, body.Member, editor, admin) : VerifierBody.Neither();
    }

    private static async Task<IResult> SaveAsync(VerifierDraft draft, string member, DefinitionEditor editor, CurrentAdmin admin)
    {
        var verdict = await editor.SaveAsync(draft, admin.Actor);
        if (verdict is not SaveVerdict.Saved saved) return SaveProblems.Of(verdict, Noun, member);
        return await FindAsync(draft.Name, editor, CancellationToken.None) is { } view
            ? new Versioned(VerifierAnswer.Of(view) with { LongTexts = [.. saved.LongTexts.Select(TextAnswer.Of)] }, saved.Version.ToString())
            {
                Made = saved.IsNew ? $"{AdminApi.Path}/verifiers/{draft.Name}" : null,
            }
            : Problems.Changed(Noun);
    }

    private static async Task<IResult> DeleteAsync(
        string name, DefinitionEditor editor, VerifierUse use, CurrentAdmin admin, [FromHeader(Name = IfMatch)] string? ifMatch, CancellationToken cancellationToken)
    {
        if (VersionTag.Require(ifMatch, out var version) is { } problem) return problem;
        if (await FindAsync(name, editor, cancellationToken) is not { } view) return Problems.NotFound(Noun);
        if (view.Saved is null) return SaveProblems.Configured(Noun);
        if (await use.ClientsOfAsync(name, cancellationToken) is { Count: > 0 } clients) return Problems.InUse(Noun, clients.Select(static c => $"client:{c}"));
        return await editor.DeleteAsync(DefinitionKind.Verifier, name, Guid.TryParse(version, out var read) ? read : Guid.Empty, admin.Actor) is DeleteVerdict.Deleted
            ? Results.NoContent()
            : Problems.Changed(Noun);
    }

    private static async Task<IResult> SwitchAsync(string name, DefinitionEditor editor, CurrentAdmin admin, bool isOn)
    {
        if (await FindAsync(name, editor, CancellationToken.None) is not { } view) return Problems.NotFound(Noun);
        if (view.Saved is not { } saved) return SaveProblems.Configured(Noun);
        if (view.Code is { } code) code.Enabled = isOn;
        if (view.Service is { } service) service.Enabled = isOn;
        var body = new VerifierBody(view.Code, view.Service);
        return await SaveAsync(body.DraftOf(name, saved.Version)!, body.Member, editor, admin);
    }

    private static async Task<IResult> TestAsync(
        string name,
        TestBody body,
        DefinitionEditor editor,
        GatewayTrial trial,
        TestAllowance allowance,
        AdminRecord record,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (Numbers.Read(body.PhoneNumber, "phone_number", out var to) is { } problem) return problem;
        if (await FindAsync(name, editor, cancellationToken) is not { } view) return Problems.NotFound(Noun);
        if (view.Code is not { } code) return Problems.Conflict("no_gateways", "A verify service sends its codes itself, and nothing but codes: sign in to test it.");
        var channel = body.Channel ?? Channel.Sms;
        var gateways = channel == Channel.Sms ? code.Gateways : code.Channels.TryGetValue(channel, out var own) ? own.Gateways : null;
        if (gateways is null) return Problems.Invalid("channel", $"the verifier has no such channel; it has: {string.Join(", ", code.Channels.Keys.Prepend(Channel.Sms))}.");

        if (await allowance.TakeAsync(response) is { } tooMany) return tooMany;
        await record.AddAsync($"verifier:tested:{name}", number: to);
        var answers = new List<TestAnswer>();
        foreach (var gateway in gateways.Where(g => !code.Countries.TryGetValue(g, out var served) || served.Contains(to!.Region, StringComparer.OrdinalIgnoreCase)))
        {
            if (await trial.SendAsync(gateway, to!, channel, cancellationToken) is not { } outcome) continue;
            answers.Add(TestAnswer.Of(gateway, outcome));
            if (outcome is SendOutcome.Accepted) break;
        }

        return answers.Count > 0
            ? Results.Ok(new Page<TestAnswer>(answers))
            : Problems.Invalid("phone_number", "none of the verifier's gateways is used for the country of this number.");
    }

    private static IResult Preview(CodeVerifierOptions body, DefinitionEditor editor, TextPreviews previews) => editor.ProblemsOf(new VerifierDraft("preview", body)) is { Count: > 0 } problems
        ? SaveProblems.Of(new SaveVerdict.Invalid(problems), Noun, settings: "")
        : Results.Ok(new Page<TextAnswer>([.. previews.Of(body).Select(TextAnswer.Of)]));

    private static async Task<VerifierView?> FindAsync(string name, DefinitionEditor editor, CancellationToken cancellationToken) =>
        (await editor.ListVerifiersAsync(cancellationToken)).FirstOrDefault(v => v.Name == name);
}
