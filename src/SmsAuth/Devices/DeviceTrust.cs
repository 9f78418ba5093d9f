using Microsoft.Extensions.Options;
using SmsAuth.Accounts;
using SmsAuth.Challenges;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Devices;

/// <summary>Trusts a device at a sign-in, and recognizes it at its next challenge.</summary>
internal sealed class DeviceTrust(
    IDeviceStore store,
    DeviceTokens tokens,
    NumberHasher numbers,
    IAccountStore accounts,
    IOptions<DeviceOptions> options,
    DeviceRecord record,
    TimeProvider time)
{
    private static readonly TimeSpan UseRecordedEvery = TimeSpan.FromDays(1);

    /// <summary>
    /// The id of the trusted device that asks for a code; null when none was presented, or one that is not to be trusted. Never refuses: a
    /// device that is not recognized is answered as a stranger, and so is every device while something is out of order.
    /// </summary>
    public async Task<string?> RecognizeAsync(StartRequest request, CancellationToken cancellationToken)
    {
        if (request.DeviceToken is not { } token) return null;
        try
        {
            var claims = tokens.Read(token);
            if (await ProblemOfAsync(claims, request, cancellationToken) is not { } problem) return claims!.DeviceId;
            record.Ignored(request, problem);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            record.NotRecognized(exception);
        }

        return null;
    }

    /// <summary>
    /// Trusts the device that has just signed in, if it asked for that; the token of a device that was trusted already is replaced. A sign-in
    /// never fails for it.
    /// </summary>
    public async Task<DeviceToken?> RememberAsync(RedeemRequest request, Challenge challenge, Account account)
    {
        if (!request.RememberDevice) return null;
        try
        {
            var now = time.GetUtcNow();
            var device = new Device
            {
                Id = DeviceTokens.NewDeviceId(),
                AccountId = account.Id,
                Number = numbers.Hash(challenge.PhoneNumber),
                CreatedAt = now,
                ExpiresAt = now + options.Value.Lifetime,
            };
            var renewed = challenge.DeviceId is { } old && await store.RevokeAsync(account.Id, old);
            var gaveWay = await store.AddAsync(device, options.Value.PerAccount);
            await record.TrustedAsync(request, device, renewed, gaveWay);
            return tokens.Issue(device);
        }
        catch (Exception exception)
        {
            record.NotRemembered(exception);
            return null;
        }
    }

    private async Task<DeviceProblem?> ProblemOfAsync(DeviceClaims? claims, StartRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (claims is null) return DeviceProblem.NotSigned;
        if (claims.Number != numbers.Hash(request.PhoneNumber)) return DeviceProblem.OtherNumber;
        if (claims.ExpiresAt <= now) return DeviceProblem.Expired;
        if (await store.FindAsync(claims.DeviceId, now, cancellationToken) is not { } device) return DeviceProblem.Revoked;

        var account = await accounts.FindByNumberAsync(request.PhoneNumber, cancellationToken);
        if (account is not { IsActive: true } || account.Id != claims.AccountId) return DeviceProblem.OtherAccount;
        if (device.LastUsedAt is null || device.LastUsedAt <= now - UseRecordedEvery) await store.RecordUseAsync(device.Id, now);
        return null;
    }
}
