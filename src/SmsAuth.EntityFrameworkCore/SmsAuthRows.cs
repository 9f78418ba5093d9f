using Microsoft.EntityFrameworkCore;

namespace SmsAuth.EntityFrameworkCore;

/// <summary>Finds SmsAuth's tables in the host's context, or says what the host forgot.</summary>
internal static class SmsAuthRows
{
    public static DbSet<TRow> Of<TContext, TRow>(TContext context)
        where TContext : DbContext
        where TRow : class =>
        context.Model.FindEntityType(typeof(TRow)) is not null
            ? context.Set<TRow>()
            : throw new InvalidOperationException($"Call modelBuilder.UseSmsAuth() in OnModelCreating of {typeof(TContext).Name}.");
}
