using Microsoft.EntityFrameworkCore;

namespace SmsAuth.EntityFrameworkCore;

internal static class Tables
{
    /// <summary>The rows of one of our tables, or an exception that says what the host forgot.</summary>
    public static DbSet<TRow> RowsOf<TRow>(this DbContext context)
        where TRow : class =>
        context.Model.FindEntityType(typeof(TRow)) is not null
            ? context.Set<TRow>()
            : throw new InvalidOperationException($"Call modelBuilder.UseSmsAuth() in OnModelCreating of {context.GetType().Name}.");
}
