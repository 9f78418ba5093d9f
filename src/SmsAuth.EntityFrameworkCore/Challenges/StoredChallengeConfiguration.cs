using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmsAuth.Challenges;
using SmsAuth.Codes;
using SmsAuth.Deliveries;
using SmsAuth.Gateways;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.EntityFrameworkCore.Challenges;

/// <summary>Every column is bounded, so that the indexes stay within the 1,700 bytes that SQL Server allows.</summary>
internal sealed class StoredChallengeConfiguration : IEntityTypeConfiguration<StoredChallenge>
{
    private const int NameLength = 100;
    private const int PhoneNumberLength = 16;
    private const int RegionLength = 3;
    private const int LanguageLength = 35;
    private const int HashBytes = 32;
    private const int ProofKeyLength = 43;
    private const int DeviceIdLength = 64;
    private const int ReasonLength = Receipt.MaxReasonLength;

    public void Configure(EntityTypeBuilder<StoredChallenge> builder)
    {
        builder.ToTable("SmsAuthChallenges");
        builder.HasKey(c => c.Id);
        builder.HasIndex(c => new { c.ClientId, c.PhoneNumber, c.Purpose, c.State, c.CreatedAt });
        builder.HasIndex(c => new { c.HasPhoneNumber, c.ExpiresAt });
        builder.HasIndex(c => new { c.Gateway, c.MessageId });

        // For administrators: the newest ones, and those of a number after it was masked.
        builder.HasIndex(c => new { c.CreatedAt, c.Id });
        builder.HasIndex(c => new { c.NumberHash, c.CreatedAt });

        builder.Property(c => c.Id).HasMaxLength(ChallengeId.Length).IsUnicode(false).IsFixedLength();
        builder.Property(c => c.ClientId).HasMaxLength(NameLength);
        builder.Property(c => c.PhoneNumber).HasMaxLength(PhoneNumberLength).IsUnicode(false);
        builder.Property(c => c.HasPhoneNumber).HasDefaultValue(true).ValueGeneratedNever();
        builder.Property(c => c.MaskedNumber).HasMaxLength(PhoneNumberLength).IsUnicode(false);
        builder.Property(c => c.NumberHash).HasMaxLength(NumberHasher.Length).IsUnicode(false);
        builder.Property(c => c.Region).HasMaxLength(RegionLength).IsUnicode(false);
        builder.Property(c => c.Purpose).HasConversion<int>();
        builder.Property(c => c.Verifier).HasMaxLength(NameLength);
        builder.Property(c => c.Language).HasMaxLength(LanguageLength).IsUnicode(false);
        builder.Property(c => c.Channel).HasMaxLength(Channel.MaxLength).IsUnicode(false).HasDefaultValue(Channel.Sms);
        builder.Property(c => c.AccountId).HasMaxLength(NameLength);
        builder.Property(c => c.Replaces).HasMaxLength(NumberHasher.Length).IsUnicode(false);
        builder.Property(c => c.DeviceId).HasMaxLength(DeviceIdLength).IsUnicode(false);
        builder.Property(c => c.State).HasConversion<int>();
        builder.Property(c => c.CodeKeyId).HasMaxLength(KeyedHash.MaxKeyIdLength);
        builder.Property(c => c.CodeHash).HasMaxLength(HashBytes);
        builder.Property(c => c.ProofKey).HasMaxLength(ProofKeyLength).IsUnicode(false);
        builder.Property(c => c.CreatedAt).HasConversion<UnixMilliseconds>();
        builder.Property(c => c.ResendAt).HasConversion<UnixMilliseconds>();
        builder.Property(c => c.ExpiresAt).HasConversion<UnixMilliseconds>();
        builder.Property(c => c.Gateway).HasMaxLength(NameLength);
        builder.Property(c => c.MessageId).HasMaxLength(AcceptedText.MaxIdLength);
        builder.Property(c => c.DeliveryReason).HasMaxLength(ReasonLength);
        builder.Property(c => c.DeliveryRecordedAt).HasConversion<UnixMilliseconds>();
    }
}
