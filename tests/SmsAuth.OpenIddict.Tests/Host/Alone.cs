namespace SmsAuth.OpenIddict.Tests.Host;

/// <summary>Tests that measure time: they run when no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
