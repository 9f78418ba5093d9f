using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using OpenIddict.Client;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Abstractions.OpenIddictExceptions;
using static OpenIddict.Client.OpenIddictClientModels;

namespace ConsoleClient;

/// <summary>Asks the user for a number, then for the code that was sent to it, until it is the right one.</summary>
internal sealed class SignIn(ChallengeEndpoint challenges, OpenIddictClientService client)
{
    private const int CodeVerifierBytes = 32;

    // offline_access asks for a refresh token, demo_api for an access token that the sample ProtectedApi accepts.
    private static readonly List<string> Wanted = [Scopes.OpenId, Scopes.Profile, Scopes.Phone, Scopes.OfflineAccess, "demo_api"];

    /// <returns>The tokens, or null when the user went away.</returns>
    public async Task<CustomGrantAuthenticationResult?> RunAsync()
    {
        while (Prompt.Ask("Phone number, with + and the country code:") is { } number)
        {
            if (number.Length == 0) continue;
            var codeVerifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(CodeVerifierBytes));
            var answer = await challenges.StartAsync(number, CodeChallengeOf(codeVerifier));
            if (Announce(answer) is { } sent && await RedeemAsync(number, sent.ChallengeId, codeVerifier) is { } tokens) return tokens;
        }

        return null;
    }

    /// <returns>The tokens, or null when the challenge has ended or the user went away.</returns>
    private async Task<CustomGrantAuthenticationResult?> RedeemAsync(string number, string challengeId, string codeVerifier)
    {
        while (Prompt.Ask("Code from the text (Enter for another text):") is { } code)
        {
            if (code.Length == 0)
            {
                var answer = await challenges.ResendAsync(challengeId);
                Announce(answer);
                if (answer is ChallengeAnswer.Refused { Ended: true }) return null;
                continue;
            }

            try
            {
                return await client.AuthenticateWithCustomGrantAsync(new CustomGrantAuthenticationRequest
                {
                    GrantType = SmsOtp.GrantType,
                    Scopes = Wanted,
                    AdditionalTokenRequestParameters = new()
                    {
                        [SmsOtp.PhoneNumber] = number,
                        [Parameters.Code] = code,
                        [SmsOtp.ChallengeId] = challengeId,
                        [Parameters.CodeVerifier] = codeVerifier,
                    },
                });
            }
            catch (ProtocolException refusal) when (MayTryAgain(refusal))
            {
                Prompt.Say(InWords(refusal));
            }
        }

        return null;
    }

    private static ChallengeAnswer.Sent? Announce(ChallengeAnswer answer)
    {
        Prompt.Say(answer switch
        {
            ChallengeAnswer.Sent { CodeLength: var digits } => $"A text with {digits} digits is on its way.",
            ChallengeAnswer.Refused { Reason: var reason } => reason,
            _ => throw new InvalidOperationException($"There is nothing to say about {answer.GetType().Name}."),
        });
        return answer as ChallengeAnswer.Sent;
    }

    // The user can do something about these, or wait.
    private static bool MayTryAgain(ProtocolException refusal) =>
        refusal.Error is Errors.InvalidGrant or Errors.InvalidRequest or Errors.SlowDown or Errors.TemporarilyUnavailable;

    private static string InWords(ProtocolException refusal) => refusal.Error switch
    {
        Errors.InvalidGrant => "That code is wrong or no longer works. Check it, or press Enter for another text.",
        Errors.InvalidRequest => "That is not a code: type the digits of the text.",
        Errors.SlowDown => "That were too many tries. Wait before the next one.",
        _ => "Codes cannot be checked at the moment. Try again later.",
    };

    // RFC 7636 4.2
    private static string CodeChallengeOf(string codeVerifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(codeVerifier)));
}
