using Microsoft.EntityFrameworkCore;

namespace SmsAuth.EntityFrameworkCore;

/// <summary>Finds SmsAuth's tables in a host's context.</summary>
internal static class Tables
{
    public static DbSet<TRow> RowsOf<TRow>(this DbContext context)
        where TRow : class =>
        context.Model.FindEntityType(typeof(TRow)) is not null
            ? context.Set<TRow>()
            : throw new InvalidOperationException($"Call modelBuilder.UseSmsAuth() in OnModelCreating of {context.GetType().Name}.");
}
