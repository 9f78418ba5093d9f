namespace SmsAuth.EntityFrameworkCore.Maintenance;

/// <summary>A row of the table <c>SmsAuthLeases</c>.</summary>
internal sealed class StoredLease
{
    public required string Name { get; init; }

    public required string Holder { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
