using SmsAuth.EntityFrameworkCore.Audit;
using SmsAuth.EntityFrameworkCore.Challenges;
using SmsAuth.EntityFrameworkCore.Definitions;
using SmsAuth.EntityFrameworkCore.Devices;
using SmsAuth.EntityFrameworkCore.Fraud;
using SmsAuth.EntityFrameworkCore.Limits;
using SmsAuth.EntityFrameworkCore.Maintenance;
using SmsAuth.EntityFrameworkCore.Recycling;
using SmsAuth.EntityFrameworkCore.Statistics;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds SmsAuth's tables to a model.</summary>
public static class SmsAuthModelBuilderExtensions
{
    /// <summary>
    /// Adds the tables <c>SmsAuth...</c>, for any relational provider. Call it in <see cref="DbContext.OnModelCreating"/> of the context
    /// that <c>UseEntityFrameworkCore</c> names, then add a migration. Can be called more than once.
    /// </summary>
    public static ModelBuilder UseSmsAuth(this ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        return modelBuilder
            .ApplyConfiguration(new StoredChallengeConfiguration())
            .ApplyConfiguration(new StoredLimitConfiguration())
            .ApplyConfiguration(new StoredListEntryConfiguration())
            .ApplyConfiguration(new StoredConversionConfiguration())
            .ApplyConfiguration(new StoredStatisticConfiguration())
            .ApplyConfiguration(new StoredPauseConfiguration())
            .ApplyConfiguration(new StoredAuditRecordConfiguration())
            .ApplyConfiguration(new StoredDeviceConfiguration())
            .ApplyConfiguration(new StoredNumberActivityConfiguration())
            .ApplyConfiguration(new StoredLeaseConfiguration())
            .ApplyConfiguration(new StoredDefinitionConfiguration());
    }
}
