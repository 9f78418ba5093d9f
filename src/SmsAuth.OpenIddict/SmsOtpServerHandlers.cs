using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using SmsAuth.OpenIddict.ChallengeEndpoint;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.OpenIddict.Discovery;
using SmsAuth.OpenIddict.Rejections;
using SmsAuth.OpenIddict.Grant;
using SmsAuth.OpenIddict.Redaction;
using SmsAuth.OpenIddict.Requests;
using SmsAuth.OpenIddict.Revocation;
using SmsAuth.OpenIddict.UserInfo;
using static OpenIddict.Server.AspNetCore.OpenIddictServerAspNetCoreHandlers;
using static OpenIddict.Server.OpenIddictServerEvents;
using Exchange = OpenIddict.Server.OpenIddictServerHandlers.Exchange;
using Filters = OpenIddict.Server.OpenIddictServerHandlerFilters;

namespace SmsAuth.OpenIddict;

/// <summary>The pipeline, in the order in which it runs. No two handlers of one event share an order.</summary>
internal static class SmsOtpServerHandlers
{
    private const int BeforeDeviceHandlers = 90_000;

    public static IReadOnlyList<OpenIddictServerHandlerDescriptor> All { get; } =
    [
        // The challenge endpoint.
        Handle<ProcessRequestContext, InferChallengeEndpoint>(OpenIddictServerHandlers.InferEndpointType.Descriptor.Order + 100),
        HandleChallenge<ExtractChallengeRequest>(BeforeDeviceHandlers),
        HandleChallenge<AuthenticateClient>(BeforeDeviceHandlers + 1_000),
        HandleChallenge<SendChallenge>(BeforeDeviceHandlers + 2_000),
        HandleChallenge<ApplyChallengeResponse>(BeforeDeviceHandlers + 3_000),

        // Forms that cannot be read.
        Handle<ExtractTokenRequestContext, ReadForm<ExtractTokenRequestContext>>(BeforeExtraction<ExtractTokenRequestContext>()),
        Handle<ExtractDeviceAuthorizationRequestContext, ReadForm<ExtractDeviceAuthorizationRequestContext>>(
            BeforeExtraction<ExtractDeviceAuthorizationRequestContext>()),

        // Disabled clients.
        WithClients<RefuseDisabledClient>(OpenIddictServerHandlers.ValidateClientCertificate.Descriptor.Order + 500),
        WithClients<RefuseTokensOfDisabledClient>(OpenIddictServerHandlers.ValidateUserCode.Descriptor.Order + 500),

        // The grant.
        Handle<ExtractTokenRequestContext, NormalizeGrantType>(AfterExtraction<ExtractTokenRequestContext>() + 2_000),
        Handle<ValidateTokenRequestContext, ValidateSmsOtpParameters>(Exchange.ValidateResourceOwnerCredentialsParameters.Descriptor.Order + 500),
        Handle<ValidateTokenRequestContext, RequireClient>(Exchange.ValidateAuthentication.Descriptor.Order + 500),
        Handle<HandleTokenRequestContext, RedeemCode>(Exchange.AttachPrincipal.Descriptor.Order + 1_000),
        Handle<HandleTokenRequestContext, RecheckAccount>(Exchange.AttachPrincipal.Descriptor.Order + 2_000),
        Handle<HandleTokenRequestContext, SignIn>(BeforePassthrough),

        // Sign-out.
        OpenIddictServerHandlerDescriptor.CreateBuilder<HandleRevocationRequestContext>()
            .AddFilter<Filters.RequireDegradedModeDisabled>()
            .AddFilter<Filters.RequireAuthorizationStorageEnabled>()
            .AddFilter<Filters.RequireTokenStorageEnabled>()
            .UseScopedHandler<EndSession>()
            .SetOrder(OpenIddictServerHandlers.Revocation.RevokeToken.Descriptor.Order - 500)
            .Build(),
        Handle<ApplyRevocationResponseContext, ReportEnded>(OpenIddictServerHandlers.Revocation.NormalizeErrorResponse.Descriptor.Order + 500),

        // Userinfo.
        Handle<HandleUserInfoRequestContext, AttachPhoneNumberVerified>(OpenIddictServerHandlers.UserInfo.AttachClaims.Descriptor.Order + 500),

        // Discovery.
        Handle<HandleConfigurationRequestContext, AttachSmsOtpMetadata>(int.MaxValue - 200_000),

        // Status codes.
        Handle<ApplyDeviceAuthorizationResponseContext, AttachThrottling<ApplyDeviceAuthorizationResponseContext>>(
            AttachHttpResponseCode<ApplyDeviceAuthorizationResponseContext>.Descriptor.Order + 500),
        Handle<ApplyTokenResponseContext, AttachThrottling<ApplyTokenResponseContext>>(
            AttachHttpResponseCode<ApplyTokenResponseContext>.Descriptor.Order + 500),
        Handle<ApplyRevocationResponseContext, AttachThrottling<ApplyRevocationResponseContext>>(
            AttachHttpResponseCode<ApplyRevocationResponseContext>.Descriptor.Order + 500),

        // The audit trail of what the engine never saw.
        Handle<ApplyDeviceAuthorizationResponseContext, RecordRejection<ApplyDeviceAuthorizationResponseContext>>(
            AttachHttpResponseCode<ApplyDeviceAuthorizationResponseContext>.Descriptor.Order + 600),
        Handle<ApplyTokenResponseContext, RecordRejection<ApplyTokenResponseContext>>(
            AttachHttpResponseCode<ApplyTokenResponseContext>.Descriptor.Order + 600),

        // Logs without numbers and codes.
        Handle<ExtractTokenRequestContext, RedactRequest<ExtractTokenRequestContext>>(AfterExtraction<ExtractTokenRequestContext>() + 1_000),
        Handle<ExtractDeviceAuthorizationRequestContext, RedactRequest<ExtractDeviceAuthorizationRequestContext>>(
            AfterExtraction<ExtractDeviceAuthorizationRequestContext>() + 1_000),
        Handle<ExtractAuthorizationRequestContext, RedactRequest<ExtractAuthorizationRequestContext>>(ExtractGetOrPostRequest<ExtractAuthorizationRequestContext>.Descriptor.Order + 1_000),
        Handle<ExtractPushedAuthorizationRequestContext, RedactRequest<ExtractPushedAuthorizationRequestContext>>(AfterExtraction<ExtractPushedAuthorizationRequestContext>() + 1_000),
        Handle<ApplyDeviceAuthorizationResponseContext, RedactResponse<ApplyDeviceAuthorizationResponseContext>>(
            BeforeJson<ApplyDeviceAuthorizationResponseContext>()),
        Handle<ApplyTokenResponseContext, RedactResponse<ApplyTokenResponseContext>>(BeforeJson<ApplyTokenResponseContext>()),
        Handle<ApplyUserInfoResponseContext, RedactResponse<ApplyUserInfoResponseContext>>(BeforeJson<ApplyUserInfoResponseContext>()),
        Handle<ApplyIntrospectionResponseContext, RedactResponse<ApplyIntrospectionResponseContext>>(BeforeJson<ApplyIntrospectionResponseContext>()),
    ];

    private static int BeforePassthrough =>
        EnablePassthroughMode<HandleTokenRequestContext, OpenIddictServerAspNetCoreHandlerFilters.RequireTokenEndpointPassthroughEnabled>.Descriptor.Order - 50_000;

    private static int BeforeExtraction<TContext>()
        where TContext : BaseValidatingContext => ExtractPostRequest<TContext>.Descriptor.Order - 500;

    private static int AfterExtraction<TContext>()
        where TContext : BaseValidatingContext => ExtractBasicAuthenticationCredentials<TContext>.Descriptor.Order;

    private static int BeforeJson<TContext>()
        where TContext : BaseRequestContext => ProcessJsonResponse<TContext>.Descriptor.Order - 500;

    private static OpenIddictServerHandlerDescriptor HandleChallenge<THandler>(int order)
        where THandler : class, IOpenIddictServerHandler<ProcessRequestContext> =>
        OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessRequestContext>()
            .AddFilter<RequireChallengeRequest>()
            .UseScopedHandler<THandler>()
            .SetOrder(order)
            .Build();

    private static OpenIddictServerHandlerDescriptor WithClients<THandler>(int order)
        where THandler : class, IOpenIddictServerHandler<ProcessAuthenticationContext> =>
        OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessAuthenticationContext>()
            .AddFilter<Filters.RequireDegradedModeDisabled>()
            .UseScopedHandler<THandler>()
            .SetOrder(order)
            .Build();

    private static OpenIddictServerHandlerDescriptor Handle<TContext, THandler>(int order)
        where TContext : BaseContext
        where THandler : class, IOpenIddictServerHandler<TContext> =>
        OpenIddictServerHandlerDescriptor.CreateBuilder<TContext>().UseScopedHandler<THandler>().SetOrder(order).Build();
}
