using Microsoft.Extensions.Logging;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Devices;

internal static partial class Log
{
    [LoggerMessage(2201, LogLevel.Information, "Device {DeviceId} of account {AccountId} is trusted since its sign-in with client {ClientId}.")]
    public static partial void Trusted(ILogger logger, string deviceId, string accountId, string clientId);

    [LoggerMessage(2202, LogLevel.Information, "A device token that client {ClientId} presented for {PhoneNumber} was ignored: {Problem}.")]
    public static partial void Ignored(ILogger logger, string clientId, PhoneNumber phoneNumber, DeviceProblem problem);

    [LoggerMessage(2203, LogLevel.Information, "{Count} trusted devices of account {AccountId} were revoked.")]
    public static partial void Revoked(ILogger logger, int count, string accountId);

    [LoggerMessage(2204, LogLevel.Error, "A presented device token could not be looked up, so the device was answered as a stranger.")]
    public static partial void NotRecognized(ILogger logger, Exception exception);

    [LoggerMessage(2205, LogLevel.Error, "A device could not be trusted after its sign-in, which went on without.")]
    public static partial void NotRemembered(ILogger logger, Exception exception);
}
