using System.Globalization;
using SmsAuth.Server.Tests.Accounts;

namespace SmsAuth.Server.Tests.Admin;

/// <summary>A server whose clock the tests move, with a test number.</summary>
public sealed class ClientLifeServer : IDisposable
{
    public static DateTimeOffset TestNumberEnds { get; } = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(90), TimeSpan.Zero);

    public TimedServer Server { get; } = new(
        ("SmsAuth:TestNumbers:Numbers:0:ClientId", "demo-app"),
        ("SmsAuth:TestNumbers:Numbers:0:Number", "+12025550141"),
        ("SmsAuth:TestNumbers:Numbers:0:Code", "471100"),
        ("SmsAuth:TestNumbers:Numbers:0:Until", TestNumberEnds.ToString("O", CultureInfo.InvariantCulture)));

    public void Dispose() => Server.Dispose();
}
