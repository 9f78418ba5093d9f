namespace SmsAuth.EntityFrameworkCore.Recycling;

/// <summary>A row of the table of number activities.</summary>
internal sealed class StoredNumberActivity
{
    public required string Number { get; init; }

    public required string AccountId { get; set; }

    public required DateTimeOffset LastProvenAt { get; set; }
}
