using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmsAuth.Statistics;

namespace SmsAuth.EntityFrameworkCore.Statistics;

internal sealed class StoredStatisticConfiguration : IEntityTypeConfiguration<StoredStatistic>
{
    public void Configure(EntityTypeBuilder<StoredStatistic> builder)
    {
        builder.ToTable("SmsAuthStatistics");
        builder.HasKey(s => new { s.Span, s.StartsAt, s.Key });
        builder.Property(s => s.Span).HasConversion<int>();
        builder.Property(s => s.StartsAt).HasConversion<UnixMilliseconds>();
        builder.Property(s => s.Key).HasMaxLength(StoredStatistic.KeyLength).IsUnicode(false);
        builder.Property(s => s.What).HasConversion<int>();
        builder.Property(s => s.Region).HasMaxLength(StatisticKey.MaxRegion).IsUnicode(false);
        builder.Property(s => s.Gateway).HasMaxLength(StatisticKey.MaxLabel);
        builder.Property(s => s.Verifier).HasMaxLength(StatisticKey.MaxLabel);
        builder.Property(s => s.ClientId).HasMaxLength(StatisticKey.MaxLabel);
        builder.Property(s => s.Reason).HasMaxLength(StatisticKey.MaxLabel);
    }
}
