using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmsAuth.Audit;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.EntityFrameworkCore.Audit;

/// <summary>Ids sort by time (<see cref="AuditId"/>), so the primary key serves searches and retention by time, and ends every other index.</summary>
internal sealed class StoredAuditRecordConfiguration : IEntityTypeConfiguration<StoredAuditRecord>
{
    private const int EventLength = 40;
    private const int MaskedNumberLength = 16;
    private const int AddressLength = 45;
    private const int NetworkLength = 48;

    public void Configure(EntityTypeBuilder<StoredAuditRecord> builder)
    {
        builder.ToTable("SmsAuthAudit");
        builder.HasKey(r => r.Id);
        builder.HasIndex(r => new { r.NumberHash, r.Id });
        builder.HasIndex(r => new { r.AccountId, r.Id });
        builder.HasIndex(r => new { r.ChallengeId, r.Id });
        builder.HasIndex(r => new { r.Event, r.Id });
        builder.HasIndex(r => new { r.HasAddress, r.Id });

        builder.Property(r => r.Id).HasMaxLength(AuditId.Length).IsUnicode(false).IsFixedLength();
        builder.Property(r => r.Event).HasConversion<string>().HasMaxLength(EventLength).IsUnicode(false);
        builder.Property(r => r.At).HasConversion<UnixMilliseconds>();
        builder.Property(r => r.Reason).HasMaxLength(AuditRecord.MaxReason);
        builder.Property(r => r.ClientId).HasMaxLength(AuditRecord.MaxName);
        builder.Property(r => r.MaskedNumber).HasMaxLength(MaskedNumberLength).IsUnicode(false);
        builder.Property(r => r.NumberHash).HasMaxLength(NumberHasher.Length).IsUnicode(false);
        builder.Property(r => r.ChallengeId).HasMaxLength(AuditId.ChallengeLength).IsUnicode(false);
        builder.Property(r => r.AccountId).HasMaxLength(AuditRecord.MaxName);
        builder.Property(r => r.Verifier).HasMaxLength(AuditRecord.MaxName);
        builder.Property(r => r.Gateway).HasMaxLength(AuditRecord.MaxName);
        builder.Property(r => r.Actor).HasMaxLength(AuditRecord.MaxName);
        builder.Property(r => r.Address).HasMaxLength(AddressLength).IsUnicode(false);
        builder.Property(r => r.Network).HasMaxLength(NetworkLength).IsUnicode(false);
        builder.Property(r => r.CorrelationId).HasMaxLength(AuditRecord.MaxCorrelationId);
    }
}
