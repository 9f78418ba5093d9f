using Microsoft.EntityFrameworkCore;

namespace SmsAuth.EntityFrameworkCore.Tests;

/// <summary>A host's own context, with an entity of its own.</summary>
public sealed class SampleContext(DbContextOptions<SampleContext> options) : DbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseSmsAuth();
}

/// <summary>Something of the host.</summary>
public sealed class Note
{
    public int Id { get; set; }

    public required string Text { get; set; }
}
