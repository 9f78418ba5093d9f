namespace SmsAuth.Server.Keys.Stores;

/// <summary>Which kinds of keys are kept where.</summary>
/// <param name="Main">The store of all kinds but Data Protection's.</param>
/// <param name="DataProtection">The store of Data Protection's, possibly the same one.</param>
internal sealed record KeyStores(IKeyStore Main, IKeyStore DataProtection)
{
    public IKeyStore Of(KeyKind kind) => kind is KeyKind.DataProtection ? DataProtection : Main;

    public IEnumerable<IGrouping<IKeyStore, KeyKind>> ByStore => KeyKinds.All.GroupBy(Of);
}
