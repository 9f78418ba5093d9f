using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmsAuth.Definitions;

namespace SmsAuth.EntityFrameworkCore.Definitions;

internal sealed class StoredDefinitionConfiguration : IEntityTypeConfiguration<StoredDefinition>
{
    public void Configure(EntityTypeBuilder<StoredDefinition> builder)
    {
        builder.ToTable("SmsAuthDefinitions");
        builder.HasKey(d => new { d.Kind, d.Name });
        builder.Property(d => d.Kind).HasConversion<int>();
        builder.Property(d => d.Name).HasMaxLength(SavedDefinition.MaxNameLength).IsUnicode(false);
        builder.Property(d => d.Type).HasMaxLength(SavedDefinition.MaxNameLength).IsUnicode(false);
        builder.Property(d => d.Document).HasMaxLength(SavedDefinition.MaxDocumentLength);
        builder.Property(d => d.SavedAt).HasConversion<UnixMilliseconds>();
        builder.Property(d => d.SavedBy).HasMaxLength(SavedDefinition.MaxActorLength);
    }
}
