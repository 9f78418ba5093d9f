using System.Text;
using SmsAuth.Gateways.Twilio;
using SmsAuth.Settings;

namespace SmsAuth.Gateways.Tests.Twilio;

/// <summary>
/// The worked example of <see href="https://www.twilio.com/docs/usage/security"/>, and what Twilio's own libraries are tested with
/// (<see href="https://github.com/twilio/twilio-csharp"/>).
/// </summary>
public sealed class TwilioSignatureTests
{
    private const string Form = "CallSid=CA1234567890ABCDE&From=%2B14158675309&Digits=1234&To=%2B18005551212&Caller=%2B14158675309";
    private const string Json = """{"property": "value", "boolean": true}""";
    private const string JsonHash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";

    private static readonly SettingSecret Token = new("12345");

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", Form, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234", "IK+Dwps556ElfBT0I3Rgjkr1wJU=")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=" + JsonHash, Json, "a9nBmqA0ju/hNViExpshrM61xv4=")]
    [InlineData("https://mycompany.com/myapp.php?bodySHA256=" + JsonHash, Json, "y77kIzt2vzLz71DgmJGsen2scGs=")]
    public void What_Twilio_has_signed_is_believed(string address, string body, string signature) => Assert.True(IsOf(signature, address, body));

    [Theory]
    [InlineData("https://mycompany.com:1234/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com:1234/myapp.php?foo=1&bar=2", "CYn1h0gLBdNxDGkKJg6hYohgeD8=")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    [InlineData("http://mycompany.com/myapp.php?foo=1&bar=2", "0ZXoZLH/DfblKGATFgpif+LLRf4=")]
    [InlineData("http://mycompany.com:1234/myapp.php?foo=1&bar=2", "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=")]
    public void The_port_may_be_signed_or_not(string address, string signature) => Assert.True(IsOf(signature, address, Form));

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=3", Form)]
    [InlineData("http://mycompany.com/myapp.php?foo=1&bar=2", Form)]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", Form + "&More=1")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "CallSid=CA1234567890ABCDE&From=%2B14158675309&Digits=1235&To=%2B18005551212&Caller=%2B14158675309")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", Json)]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=" + JsonHash, Json)]
    public void What_was_altered_is_not(string address, string body) => Assert.False(IsOf("RSOYDt4T1cUTdK1PDd93/VVr8B8=", address, body));

    [Theory]
    [InlineData(JsonHash, """{"property": "value", "boolean": false}""")]
    [InlineData("0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6621", Json)]
    [InlineData("", Json)]
    public void A_body_that_is_not_that_of_the_hash_is_not(string hash, string body) =>
        Assert.False(IsOf("a9nBmqA0ju/hNViExpshrM61xv4=", "https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=" + hash, body));

    private static bool IsOf(string signature, string address, string body) => TwilioSignature.IsOf(signature, new Uri(address), Encoding.UTF8.GetBytes(body), Token);
}
