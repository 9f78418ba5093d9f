using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using OpenIddict.Abstractions;
using SmsAuth.Server.SignIn.Sessions;

namespace SmsAuth.Server.SignIn.Authorization;

/// <summary>
/// Carries what the user said on the consent page back to the authorization request: readable and writable by the server alone, for a few minutes, for that
/// session, client and scopes only.
/// </summary>
internal sealed class ConsentAnswers(IDataProtectionProvider protection, TimeProvider time)
{
    public const string Parameter = "smsauth_consent";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("SmsAuth.SignIn.Consent").ToTimeLimitedDataProtector();

    /// <summary>The address of the request with an answer.</summary>
    public ReturnUrl Give(ReturnUrl request, BrowserSession session, bool allows)
    {
        var answer = new Answer(session.Id, request[OpenIddictConstants.Parameters.ClientId] ?? "", request[OpenIddictConstants.Parameters.Scope] ?? "", allows);
        return request.With(Parameter, protector.Protect(JsonSerializer.Serialize(answer), time.GetUtcNow() + Lifetime));
    }

    /// <summary>What the user said to this request; null when nothing was.</summary>
    public bool? Find(HttpRequest http, OpenIddictRequest request, BrowserSession session)
    {
        if ((string?)http.Query[Parameter] is not { Length: > 0 } value) return null;
        try
        {
            return JsonSerializer.Deserialize<Answer>(protector.Unprotect(value)) is { } answer
                && answer.Session == session.Id && answer.Client == request.ClientId && answer.Scope == (request.Scope ?? "")
                    ? answer.Allows
                    : null;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private sealed record Answer(string Session, string Client, string Scope, bool Allows);
}
