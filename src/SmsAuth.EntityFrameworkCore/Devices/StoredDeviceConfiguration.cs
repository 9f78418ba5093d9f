using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmsAuth.Devices;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.EntityFrameworkCore.Devices;

/// <summary>Every column is bounded, so that the indexes stay within the 1,700 bytes that SQL Server allows.</summary>
internal sealed class StoredDeviceConfiguration : IEntityTypeConfiguration<StoredDevice>
{
    private const int AccountIdLength = 100;

    public void Configure(EntityTypeBuilder<StoredDevice> builder)
    {
        builder.ToTable("SmsAuthDevices");
        builder.HasKey(d => d.Id);
        builder.HasIndex(d => new { d.AccountId, d.CreatedAt });
        builder.HasIndex(d => d.ExpiresAt);

        builder.Property(d => d.Id).HasMaxLength(Device.IdLength).IsUnicode(false).IsFixedLength();
        builder.Property(d => d.AccountId).HasMaxLength(AccountIdLength);
        builder.Property(d => d.Number).HasMaxLength(NumberHasher.Length).IsUnicode(false).IsFixedLength();
        builder.Property(d => d.CreatedAt).HasConversion<UnixMilliseconds>();
        builder.Property(d => d.ExpiresAt).HasConversion<UnixMilliseconds>();
        builder.Property(d => d.LastUsedAt).HasConversion<UnixMilliseconds>();
    }
}
