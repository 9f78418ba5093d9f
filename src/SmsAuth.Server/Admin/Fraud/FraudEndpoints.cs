using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using SmsAuth.Audit;
using SmsAuth.Definitions;
using SmsAuth.Fraud;
using SmsAuth.Fraud.Conversion;
using SmsAuth.Limits;
using SmsAuth.OpenIddict;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Admin.Access;
using SmsAuth.Server.Admin.Audit;
using SmsAuth.Server.Admin.Wire;

namespace SmsAuth.Server.Admin.Fraud;

/// <summary>Pauses, findings and limits.</summary>
internal static class FraudEndpoints
{
    public const string Tag = "Fraud and limits";
    private const string Monitored = "monitor:";

    public static void MapFraud(this IEndpointRouteBuilder api)
    {
        var fraud = api.MapGroup("").WithTags(Tag);
        api.MapNumberLists();
        fraud.MapGet("/pauses", PausesAsync).Produces<Page<PauseAnswer>>().WithName("list_pauses").WithSummary("The prefixes and countries that are paused, and the gateways that are suspected.");
        fraud.MapPut("/pauses/{subject}", PauseAsync).Produces<PauseAnswer>().WithName("write_pause")
            .WithSummary("Pauses a prefix (prefix:+1202555) or a country (country:SE) by hand.");
        fraud.MapDelete("/pauses/{subject}", OpenAsync).Produces(StatusCodes.Status204NoContent).WithName("delete_pause")
            .WithSummary("Lets what is paused through at once; it is paused again when what is sent from now on is not verified either.");
        fraud.MapGet("/findings", FindingsAsync).Produces<Page<AuditAnswer>>().WithName("list_findings")
            .WithSummary("What rules that only monitor would have refused, the newest first.");
        fraud.MapGet("/limits", LimitsAsync).Produces<LimitsAnswer>().WithName("read_limits").WithSummary("The limits that apply now.");
    }

    private static async Task<IResult> PausesAsync(PauseEditor editor, IConversionStore store, IOptions<FraudOptions> options)
    {
        var answers = new List<PauseAnswer>();
        foreach (var pause in await editor.ListAsync()) answers.Add(await AnswerOfAsync(pause, store, options.Value.Conversion));
        return Results.Ok(new Page<PauseAnswer>(answers));
    }

    private static async Task<PauseAnswer> AnswerOfAsync(Pause pause, IConversionStore store, ConversionOptions options)
    {
        var counts = await store.ReadAsync(pause.Subject, pause.Since - options.Window);
        return new PauseAnswer($"{pause.Subject}", pause.Subject.Kind, pause.Since, pause.Until, counts.Sum(static c => c.Sent), counts.Sum(static c => c.Proven));
    }

    private static async Task<IResult> PauseAsync(
        string subject, PauseBody body, PauseEditor editor, IConversionStore store, IOptions<FraudOptions> options, CurrentAdmin admin, TimeProvider time)
    {
        if (SubjectOf(subject) is not { } read) return NoSubject();
        if (body.Until <= time.GetUtcNow()) return Problems.Invalid("until", "it must be in the future.");
        if (!await editor.PauseAsync(read, body.Until, admin.Actor)) return Problems.Conflict("paused", "It is paused already: let it through first.");
        return Results.Ok(await AnswerOfAsync(new Pause { Subject = read, Since = time.GetUtcNow(), Until = body.Until }, store, options.Value.Conversion));
    }

    private static async Task<IResult> OpenAsync(string subject, PauseEditor editor, CurrentAdmin admin) =>
        SubjectOf(subject) is not { } read ? NoSubject()
        : await editor.OpenAsync(read, admin.Actor) ? Results.NoContent()
        : Problems.NotFound("pause");

    private static IResult NoSubject() => Problems.Invalid("subject", "it must be prefix: and a number without its last four digits, such as prefix:+1202555, or country: and a code such as country:SE.");

    private static ConversionSubject? SubjectOf(string text) => text.Split(':') switch
    {
        ["country", var region] when PhoneNumber.IsRegion(region) => new ConversionSubject(ConversionKind.Country, region.ToUpperInvariant()),
        ["prefix", { Length: >= 2 and <= 12 } prefix] when prefix[0] == '+' && prefix[1] is >= '1' and <= '9' && prefix.Skip(1).All(char.IsAsciiDigit) =>
            new ConversionSubject(ConversionKind.Prefix, prefix),
        _ => null,
    };

    private static async Task<IResult> FindingsAsync(IAuditLog log, [AsParameters] PageRequest page, CancellationToken cancellationToken)
    {
        if (page.Read(out var last) is { } problem) return problem;
        var found = await log.SearchAsync(new AuditFilter { Event = AuditEvent.FraudAlert, Reason = Monitored }, last, page.Size, cancellationToken);
        return Results.Ok(new Page<AuditAnswer>([.. found.Records.Select(AuditAnswer.Of)], found.Next is { } next ? PageRequest.CursorOf(next) : null));
    }

    private static async Task<IResult> LimitsAsync(
        IOptions<LimitOptions> options, DefinitionEditor definitions, IOpenIddictApplicationManager clients, CancellationToken cancellationToken)
    {
        var verifiers = (await definitions.ListVerifiersAsync(cancellationToken))
            .Select(static v => KeyValuePair.Create(v.Name, v.Code?.Limits ?? v.Service?.Limits ?? LimitOverrides.None))
            .Where(static v => v.Value.Set().Any())
            .DistinctBy(static v => v.Key, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var ofClients = new Dictionary<string, LimitOverrides>(StringComparer.Ordinal);
        await foreach (var client in clients.ListAsync(count: null, offset: null, cancellationToken))
        {
            if (!await clients.HasPermissionAsync(client, SmsOtpConstants.Permission, cancellationToken)) continue;
            var id = await clients.GetClientIdAsync(client, cancellationToken) ?? "";
            if (await LimitsOfAsync(clients, client, id, cancellationToken) is { } limits && limits.Set().Any()) ofClients[id] = limits;
        }

        return Results.Ok(new LimitsAnswer(options.Value, verifiers, ofClients));
    }

    private static async Task<LimitOverrides?> LimitsOfAsync(IOpenIddictApplicationManager clients, object client, string id, CancellationToken cancellationToken)
    {
        try
        {
            return StoredClientSettings.Read(id, await clients.GetSettingsAsync(client, cancellationToken)).Limits;
        }
        catch (FormatException)
        {
            // Settings that cannot be read let nobody in, with whatever limits.
            return null;
        }
    }
}
