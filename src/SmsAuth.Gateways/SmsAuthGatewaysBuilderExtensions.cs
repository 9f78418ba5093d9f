using Microsoft.Extensions.DependencyInjection.Extensions;
using SmsAuth;
using SmsAuth.Gateways;
using SmsAuth.Gateways.Aliyun;
using SmsAuth.Gateways.Http;
using SmsAuth.Gateways.MessageBird;
using SmsAuth.Gateways.Tencent;
using SmsAuth.VerifyServices;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the gateways that send over HTTP.</summary>
public static class SmsAuthGatewaysBuilderExtensions
{
    /// <summary>
    /// Adds the kinds of gateways that send over HTTP: <c>messagebird</c>, <c>twilio</c>, <c>aliyun</c>, <c>tencent</c>, <c>vonage</c> and <c>webhook</c>.
    /// The gateways themselves are added by <see cref="SmsAuthBuilder.AddGateway(string, string, IReadOnlyDictionary{string, string})"/>. Can be called more than once.
    /// </summary>
    public static SmsAuthBuilder AddHttpGateways(this SmsAuthBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddVendorHttp();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IGatewayKind, MessageBirdKind>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IVerifyServiceKind, MessageBirdVerifyKind>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IGatewayKind, AliyunKind>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IGatewayKind, TencentKind>());
        return builder;
    }
}
