using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SmsAuth.Challenges;
using SmsAuth.Clients;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Rejections;
using SmsAuth.OpenIddict.Requests;
using static OpenIddict.Server.OpenIddictServerEvents;
using Names = SmsAuth.OpenIddict.SmsOtpConstants.Parameters;

namespace SmsAuth.OpenIddict.ChallengeEndpoint;

/// <summary>Starts a challenge, or sends another text for one, and answers with it.</summary>
internal sealed class SendChallenge(ChallengeStarter starter, ClientPolicies clients, ILogger<SendChallenge> logger)
    : IOpenIddictServerHandler<ProcessRequestContext>
{
    public async ValueTask HandleAsync(ProcessRequestContext context)
    {
        try
        {
            var client = await clients.ForAsync(context.Transaction.Request!.ClientId!, context.CancellationToken);
            await SendAsync(context, client);
        }
        catch (Exception exception) when (!context.CancellationToken.IsCancellationRequested)
        {
            Log.ChallengeFailed(logger, exception);
            context.Reject(OutcomeErrors.ServerError);
        }
    }

    private async Task SendAsync(ProcessRequestContext context, ClientPolicy client)
    {
        var parameters = new RequestParameters(context.Transaction.Request!);
        var challengeId = parameters.ChallengeId();
        var number = parameters.PhoneNumber(required: challengeId is null);
        var proofKey = parameters.CodeChallenge();
        var languages = parameters.UiLocales();
        var channel = parameters.Channel();
        var captchaToken = parameters.CaptchaToken();
        var deviceToken = parameters.DeviceToken();
        if (parameters.Error is { } invalid)
        {
            context.Reject(invalid);
            return;
        }

        EngineReached.Mark(context.Transaction);
        var caller = Callers.Of(context.Transaction);
        var outcome = challengeId is null
            ? await starter.StartAsync(
                new StartRequest
                {
                    Client = client,
                    Caller = caller,
                    PhoneNumber = number!,
                    ProofKey = proofKey,
                    Languages = languages,
                    CaptchaToken = captchaToken,
                    Channel = channel,
                    DeviceToken = deviceToken,
                },
                context.CancellationToken)
            : await starter.ResendAsync(
                new ResendRequest
                {
                    Client = client,
                    Caller = caller,
                    ChallengeId = challengeId,
                    PhoneNumber = number,
                    ProofKey = proofKey,
                    CaptchaToken = captchaToken,
                    Channel = channel,
                },
                context.CancellationToken);

        if (OutcomeErrors.For(outcome) is { } error) context.Reject(error);
        else context.Transaction.Response = ResponseOf((StartOutcome.Started)outcome);
    }

    private static OpenIddictResponse ResponseOf(StartOutcome.Started started) => new()
    {
        [Names.ChallengeId] = started.Challenge.Id.Value,
        [OpenIddictConstants.Parameters.ExpiresIn] = (long)Math.Round(started.ExpiresIn.TotalSeconds),
        [Names.Interval] = (long)Math.Ceiling(started.Interval.TotalSeconds),
        [Names.CodeLength] = started.Challenge.CodeLength,
        [Names.Channel] = started.Challenge.Channel,
        [Names.NextChannels] = new OpenIddictParameter([.. started.NextChannels]),
    };
}
