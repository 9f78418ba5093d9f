using Microsoft.Extensions.DependencyInjection.Extensions;
using SmsAuth;
using SmsAuth.Gateways;
using SmsAuth.Gateways.Aliyun;
using SmsAuth.Gateways.Http;
using SmsAuth.Gateways.MessageBird;
using SmsAuth.Gateways.Tencent;
using SmsAuth.Gateways.Twilio;
using SmsAuth.Gateways.Vonage;
using SmsAuth.Gateways.Webhook;
using SmsAuth.VerifyServices;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the gateways and verify services over HTTP.</summary>
public static class SmsAuthGatewaysBuilderExtensions
{
    /// <summary>
    /// Adds the kinds of gateways that send over HTTP: <c>messagebird</c>, <c>twilio</c>, <c>aliyun</c>, <c>tencent</c>, <c>vonage</c> and <c>webhook</c>, and those of
    /// verify services: <c>messagebird</c>, <c>twilio</c> and <c>vonage</c>. The gateways and services themselves are added by
    /// <see cref="SmsAuthBuilder.AddGateway(string, string, IReadOnlyDictionary{string, string})"/> and <see cref="SmsAuthBuilder.AddVerifyService"/>. Can be called
    /// more than once.
    /// </summary>
    public static SmsAuthBuilder AddHttpGateways(this SmsAuthBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddVendorHttp();
        AddGateway<MessageBirdKind>(builder.Services);
        AddGateway<TwilioKind>(builder.Services);
        AddGateway<AliyunKind>(builder.Services);
        AddGateway<TencentKind>(builder.Services);
        AddGateway<VonageKind>(builder.Services);
        AddGateway<WebhookKind>(builder.Services);
        AddVerifyService<MessageBirdVerifyKind>(builder.Services);
        AddVerifyService<TwilioVerifyKind>(builder.Services);
        AddVerifyService<VonageVerifyKind>(builder.Services);
        return builder;
    }

    private static void AddGateway<TKind>(IServiceCollection services)
        where TKind : class, IGatewayKind => services.TryAddEnumerable(ServiceDescriptor.Singleton<IGatewayKind, TKind>());

    private static void AddVerifyService<TKind>(IServiceCollection services)
        where TKind : class, IVerifyServiceKind => services.TryAddEnumerable(ServiceDescriptor.Singleton<IVerifyServiceKind, TKind>());
}
