using SmsAuth.EntityFrameworkCore.Challenges;
using SmsAuth.EntityFrameworkCore.Recycling;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds SmsAuth's tables to a model.</summary>
public static class SmsAuthModelBuilderExtensions
{
    /// <summary>
    /// Adds the tables <c>SmsAuthChallenges</c> and <c>SmsAuthNumberActivity</c>, for any relational provider. Call it in <see cref="DbContext.OnModelCreating"/> of the context
    /// that <c>UseEntityFrameworkCore</c> names, then add a migration. Can be called more than once.
    /// </summary>
    public static ModelBuilder UseSmsAuth(this ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        return modelBuilder
            .ApplyConfiguration(new StoredChallengeConfiguration())
            .ApplyConfiguration(new StoredNumberActivityConfiguration());
    }
}
