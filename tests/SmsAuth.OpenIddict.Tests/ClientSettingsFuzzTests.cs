using CsCheck;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.TestKit;

namespace SmsAuth.OpenIddict.Tests;

public sealed class ClientSettingsFuzzTests
{
    private const int Searched = 20_000;
    private const string Prefix = "sms_otp:";

    private static readonly Gen<string> Names = Gen.OneOf<string>(
        Gen.OneOf("sms_otp:verifier", "sms_otp:automatic_sign_up", "sms_otp:allowed_countries", "sms_otp:challenge_id_required", Prefix, "sms_otp:verifier "),
        Gen.String[0, 20]);

    private static readonly Gen<string?> Values = Gen.OneOf<string?>(
        Gen.OneOf<string?>(null, "", " ", "true", "false", "True", "SE", "SE NO", "SE  NO", "se", "\u0131\u0130", new string('x', 101), "\0", "1"),
        Gen.String[0, 120].Select(static s => (string?)s));

    [Fact]
    public void Stored_settings_give_a_policy_or_an_error_that_names_the_setting() => Gen.Dictionary(Names, Values)[0, 8].Sample(
        static stored =>
        {
            try
            {
                var policy = StoredClientSettings.Read("app", stored!);
                Assert.InRange(policy.Verifier.Length, 1, 100);
                Assert.All(policy.AllowedCountries ?? [], static c => Assert.Matches("^[A-Z]{2}$", c));
            }
            catch (FormatException exception)
            {
                Assert.Contains(stored.Keys, key => key.StartsWith(Prefix, StringComparison.Ordinal) && exception.Message.Contains(key, StringComparison.Ordinal));
            }
        },
        iter: SearchEffort.Times(Searched));
}
