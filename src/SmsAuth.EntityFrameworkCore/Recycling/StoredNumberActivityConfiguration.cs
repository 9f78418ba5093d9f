using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.EntityFrameworkCore.Recycling;

internal sealed class StoredNumberActivityConfiguration : IEntityTypeConfiguration<StoredNumberActivity>
{
    private const int AccountIdLength = 100;

    public void Configure(EntityTypeBuilder<StoredNumberActivity> builder)
    {
        builder.ToTable("SmsAuthNumberActivity");
        builder.HasKey(a => a.Number);
        builder.Property(a => a.Number).HasMaxLength(NumberHasher.Length).IsUnicode(false).IsFixedLength();
        builder.Property(a => a.AccountId).HasMaxLength(AccountIdLength);
        builder.Property(a => a.LastProvenAt).HasConversion<UnixMilliseconds>();
    }
}
