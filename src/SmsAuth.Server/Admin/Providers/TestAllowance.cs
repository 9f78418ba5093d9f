using System.Globalization;
using SmsAuth.Limits;
using SmsAuth.PhoneNumbers;
using SmsAuth.Server.Admin.Access;
using SmsAuth.Server.Admin.Wire;

namespace SmsAuth.Server.Admin.Providers;

/// <summary>Bounds the test texts that one administrator or machine has sent: no other limit is asked for them.</summary>
internal sealed class TestAllowance(ILimiter limiter, NumberHasher hasher, CurrentAdmin admin)
{
    /// <summary>The most test texts of one actor in an hour.</summary>
    public const int PerHour = 30;

    /// <returns>Null when a text may be sent; otherwise why not.</returns>
    public async Task<IResult?> TakeAsync(HttpResponse response)
    {
        var quota = new Quota("admin:tests", hasher.Hash("admin", admin.Actor), PerHour, TimeSpan.FromHours(1));
        if (await limiter.TakeAsync([quota]) is not LimitDecision.Refused { RetryAfter: var wait }) return null;
        response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problems.Of(StatusCodes.Status429TooManyRequests, "too_many_tests", $"At most {PerHour} test texts an hour.");
    }
}
