using SmsAuth.Definitions;
using SmsAuth.TestKit.Challenges;

namespace SmsAuth.TestKit.Definitions;

/// <summary>What every store of definitions does. Each test has a name of its own.</summary>
public abstract class DefinitionStoreContract
{
    private const int Parallel = 20;

    private readonly string name = $"n{Guid.NewGuid():N}";

    protected abstract IDefinitionStore Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_saved_is_read_as_it_was()
    {
        var document = new string('x', SavedDefinition.MaxDocumentLength - 2) + "\U0001F511";
        var saved = Sample() with { Document = document, Type = new string('t', SavedDefinition.MaxNameLength), SavedBy = new string('é', SavedDefinition.MaxActorLength) };

        Assert.True(await Store.TryAddAsync(saved));

        Assert.Equal(saved, await FindAsync());
    }

    [Fact]
    public async Task They_are_listed_by_kind_and_name()
    {
        var names = new[] { $"{name[..30]}-b", $"{name[..30]}-a" };
        foreach (var own in names)
        {
            foreach (var kind in new[] { DefinitionKind.Verifier, DefinitionKind.Gateway, DefinitionKind.VerifyService }) Assert.True(await Store.TryAddAsync(Sample() with { Kind = kind, Name = own }));
        }

        var all = (await Store.ListAsync(Token)).Where(d => names.Contains(d.Name)).Select(static d => (d.Kind, d.Name)).ToList();

        Assert.Equal(Enum.GetValues<DefinitionKind>().SelectMany(k => names.Order().Select(n => (k, n))), all);
    }

    [Fact]
    public async Task A_name_is_there_once_for_each_kind()
    {
        var first = Sample();
        Assert.True(await Store.TryAddAsync(first));

        Assert.False(await Store.TryAddAsync(Sample() with { Document = "{}" }));
        Assert.True(await Store.TryAddAsync(Sample() with { Kind = DefinitionKind.VerifyService }));

        Assert.Equal(first, await FindAsync());
    }

    [Fact]
    public async Task Only_the_version_that_is_there_is_replaced()
    {
        var first = Sample();
        var second = first with { Version = Guid.NewGuid(), Type = "other", Document = "[]", SavedAt = first.SavedAt.AddHours(1), SavedBy = "somebody else" };
        Assert.False(await Store.TryReplaceAsync(second, first.Version));
        Assert.True(await Store.TryAddAsync(first));

        Assert.False(await Store.TryReplaceAsync(second, Guid.NewGuid()));
        Assert.Equal(first, await FindAsync());
        Assert.True(await Store.TryReplaceAsync(second, first.Version));
        Assert.Equal(second, await FindAsync());
        Assert.False(await Store.TryReplaceAsync(first with { Version = Guid.NewGuid() }, first.Version));
        Assert.Equal(second, await FindAsync());
    }

    [Fact]
    public async Task A_version_can_be_replaced_by_another_document_of_itself()
    {
        var first = Sample();
        Assert.True(await Store.TryAddAsync(first));

        Assert.True(await Store.TryReplaceAsync(first with { Document = "encrypted anew" }, first.Version));

        Assert.Equal(first with { Document = "encrypted anew" }, await FindAsync());
    }

    [Fact]
    public async Task Only_the_version_that_is_there_is_deleted()
    {
        var saved = Sample();
        Assert.True(await Store.TryAddAsync(saved));
        Assert.True(await Store.TryAddAsync(saved with { Kind = DefinitionKind.Verifier }));

        Assert.False(await Store.TryDeleteAsync(saved.Kind, saved.Name, Guid.NewGuid()));
        Assert.True(await Store.TryDeleteAsync(saved.Kind, saved.Name, saved.Version));
        Assert.False(await Store.TryDeleteAsync(saved.Kind, saved.Name, saved.Version));

        Assert.Equal(DefinitionKind.Verifier, Assert.Single(await Store.ListAsync(Token), d => d.Name == name).Kind);
    }

    [Fact]
    public async Task Of_many_that_add_one_at_once_one_does()
    {
        var added = await AtOnce.RunAsync(Parallel, _ => Store.TryAddAsync(Sample()));

        Assert.Single(added, static mine => mine);
    }

    [Fact]
    public async Task Of_many_that_replace_or_delete_a_version_at_once_one_does()
    {
        var first = Sample();
        Assert.True(await Store.TryAddAsync(first));

        var done = await AtOnce.RunAsync(Parallel, i => i % 5 == 0
            ? Store.TryDeleteAsync(first.Kind, first.Name, first.Version)
            : Store.TryReplaceAsync(first with { Version = Guid.NewGuid() }, first.Version));

        Assert.Single(done, static mine => mine);
    }

    private SavedDefinition Sample() => new()
    {
        Kind = DefinitionKind.Gateway,
        Name = name,
        Type = "webhook",
        Document = """{"settings":{"a":"b"}}""",
        Version = Guid.NewGuid(),
        SavedAt = Samples.Start,
        SavedBy = "somebody",
    };

    private async Task<SavedDefinition?> FindAsync() => (await Store.ListAsync(Token)).SingleOrDefault(d => d.Kind is DefinitionKind.Gateway && d.Name == name);
}
