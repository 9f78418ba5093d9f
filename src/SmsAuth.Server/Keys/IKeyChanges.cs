namespace SmsAuth.Server.Keys;

/// <summary>Something that is made from keys; told of changes in the order of registration.</summary>
internal interface IKeyChanges
{
    void Tell();
}
