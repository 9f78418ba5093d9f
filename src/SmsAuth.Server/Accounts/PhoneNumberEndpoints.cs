using System.Text.Json.Serialization;
using SmsAuth.Bindings;
using SmsAuth.Challenges;
using SmsAuth.OpenIddict.Rejections;
using SmsAuth.OpenIddict.Requests;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Names = SmsAuth.OpenIddict.SmsOtpConstants.Parameters;

namespace SmsAuth.Server.Accounts;

/// <summary>The numbers of the signed-in user: list them, add one, change one, remove one.</summary>
internal static class PhoneNumberEndpoints
{
    private const string Replaces = "replaces";

    public static void MapPhoneNumbers(this RouteGroupBuilder api)
    {
        var numbers = api.MapGroup("/phone_numbers");
        numbers.MapGet("", ListAsync);
        numbers.MapPost("/start", StartAsync);
        numbers.MapPost("/confirm", ConfirmAsync);
        numbers.MapDelete("/{id}", RemoveAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, AccountSessions sessions, AccountNumbers numbers)
    {
        var session = await sessions.OfAsync(context);
        var list = await numbers.ListAsync(session.AccountId, context.RequestAborted);
        return Results.Ok(new NumberList([.. list.Select(NumberItem.Of)]));
    }

    private static async Task<IResult> StartAsync(HttpContext context, AccountSessions sessions, NumberBinding binding)
    {
        var (request, unreadable) = await JsonParameters.ReadAsync(context);
        if (request is null) return new AccountError(unreadable!);

        var parameters = new RequestParameters(request);
        var number = parameters.PhoneNumber(required: true);
        var languages = parameters.UiLocales();
        if (parameters.Error is { } invalid) return new AccountError(invalid);

        var start = new StartBindingRequest
        {
            Session = await sessions.OfAsync(context),
            PhoneNumber = number!,
            Replaces = (string?)request[Replaces],
            Languages = languages,
            CaptchaToken = (string?)request[Names.CaptchaToken],
        };
        var outcome = await binding.StartAsync(start, context.RequestAborted);
        return OutcomeErrors.For(outcome) is { } error
            ? new AccountError(error)
            : Results.Ok(ChallengeItem.Of((StartOutcome.Started)((StartBindingOutcome.Asked)outcome).Outcome));
    }

    private static async Task<IResult> ConfirmAsync(HttpContext context, AccountSessions sessions, NumberBinding binding)
    {
        var (request, unreadable) = await JsonParameters.ReadAsync(context);
        if (request is null) return new AccountError(unreadable!);

        var parameters = new RequestParameters(request);
        var challengeId = parameters.ChallengeId();
        var code = parameters.Code();
        if (parameters.Error is { } invalid) return new AccountError(invalid);
        if (challengeId is null) return new AccountError(OutcomeErrors.Invalid($"The {Names.ChallengeId} parameter is missing."));

        var confirm = new ConfirmBindingRequest { Session = await sessions.OfAsync(context), ChallengeId = challengeId, Code = code! };
        var outcome = await binding.ConfirmAsync(confirm, context.RequestAborted);
        return OutcomeErrors.For(outcome) is { } error
            ? new AccountError(error)
            : Results.Ok(NumberItem.Of(((ConfirmBindingOutcome.Linked)outcome).Number));
    }

    private static async Task<IResult> RemoveAsync(string id, HttpContext context, AccountSessions sessions, AccountNumbers numbers)
    {
        var outcome = await numbers.RemoveAsync(await sessions.OfAsync(context), id, context.RequestAborted);
        return OutcomeErrors.For(outcome) is { } error ? new AccountError(error) : Results.NoContent();
    }

    private sealed record NumberList([property: JsonPropertyName("phone_numbers")] IReadOnlyList<NumberItem> Numbers);

    private sealed record NumberItem(
        [property: JsonPropertyName("id")] string Id,
        [property: JsonPropertyName(Names.PhoneNumber)] string Masked)
    {
        public static NumberItem Of(AccountNumber number) => new(number.Id, number.PhoneNumber.Masked);
    }

    private sealed record ChallengeItem(
        [property: JsonPropertyName(Names.ChallengeId)] string Id,
        [property: JsonPropertyName(Parameters.ExpiresIn)] long ExpiresIn,
        [property: JsonPropertyName(Names.Interval)] long Interval,
        [property: JsonPropertyName(Names.CodeLength)] int CodeLength)
    {
        public static ChallengeItem Of(StartOutcome.Started started) => new(
            started.Challenge.Id.Value,
            (long)Math.Round(started.ExpiresIn.TotalSeconds),
            (long)Math.Ceiling(started.Interval.TotalSeconds),
            started.Challenge.CodeLength);
    }
}
