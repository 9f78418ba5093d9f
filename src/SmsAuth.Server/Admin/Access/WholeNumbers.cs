namespace SmsAuth.Server.Admin.Access;

/// <summary>Marks a reading endpoint that answers with what is masked elsewhere: <see cref="AdminScopes.Read"/> is not enough for it.</summary>
internal sealed class WholeNumbers
{
    public static WholeNumbers Shown { get; } = new();
}
