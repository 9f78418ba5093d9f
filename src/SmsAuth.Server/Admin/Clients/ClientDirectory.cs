using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using SmsAuth.OpenIddict.Clients;
using SmsAuth.Server.Admin.Wire;
using SmsAuth.Server.Database;
using SmsAuth.Server.Tokens;
using SmsAuth.TestNumbers;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Admin.Clients;

/// <summary>Finds clients, and tells of them.</summary>
internal sealed class ClientDirectory(ServerDbContext database, IOpenIddictApplicationManager applications, IOptions<TestNumberOptions> tests, TimeProvider time)
{
    // Sorts before all that a name can hold.
    private const char Separator = '\u0001';

    public async Task<ClientFile?> FindAsync(string clientId, CancellationToken cancellationToken) =>
        clientId.Length > 0 && await applications.FindByClientIdAsync(clientId, cancellationToken) is OpenIddictEntityFrameworkCoreApplication<Guid> entity ? await OpenAsync(entity, cancellationToken) : null;

    public async Task<ClientFile> OpenAsync(OpenIddictEntityFrameworkCoreApplication<Guid> entity, CancellationToken cancellationToken)
    {
        var application = new OpenIddictApplicationDescriptor();
        await applications.PopulateAsync(application, entity, cancellationToken);
        return new ClientFile(entity, application);
    }

    /// <summary>A part of the clients. The ids and names of all are read and compared here, so that every database sorts and searches alike.</summary>
    /// <param name="search">Part of the id or the name, in whatever case; null for all.</param>
    /// <param name="byName">Whether they are sorted by name, in place of the id.</param>
    /// <param name="page">Which part.</param>
    /// <param name="last">The key at which the part before ended.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<Page<ClientAnswer>> ListAsync(string? search, bool byName, PageRequest page, string? last, CancellationToken cancellationToken)
    {
        var all = await database.Set<OpenIddictEntityFrameworkCoreApplication<Guid>>()
            .Select(static a => new { a.Id, a.ClientId, a.DisplayName }).AsNoTracking().ToListAsync(cancellationToken);
        var keys = all
            .Where(a => search is null || Holds(a.ClientId, search) || Holds(a.DisplayName, search))
            .Select(a => (a.Id, Key: byName ? $"{SortName(string.IsNullOrEmpty(a.DisplayName) ? a.ClientId! : a.DisplayName)}{Separator}{a.ClientId}" : a.ClientId!))
            .OrderBy(static a => a.Key, StringComparer.Ordinal);
        var part = page.PageOf(keys, static a => a.Key, last);

        var ids = part.Items.Select(static a => a.Id).ToList();
        var found = await database.Set<OpenIddictEntityFrameworkCoreApplication<Guid>>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(static a => a.Id, cancellationToken);
        var answers = new List<ClientAnswer>();
        foreach (var id in ids)
        {
            if (found.TryGetValue(id, out var entity)) answers.Add(AnswerOf(await OpenAsync(entity, cancellationToken)));
        }

        return new Page<ClientAnswer>(answers, part.Next);
    }

    public ClientAnswer AnswerOf(ClientFile client)
    {
        var application = client.Application;
        return new ClientAnswer(
            client.Id,
            ClientForm.KindOf(application),
            application.DisplayName,
            [.. application.RedirectUris.Select(static u => u.OriginalString)],
            [.. application.PostLogoutRedirectUris.Select(static u => u.OriginalString)],
            ClientForm.GrantsOf(application),
            ClientForm.ScopesOf(application),
            application.Requirements.Contains(Requirements.Features.ProofKeyForCodeExchange),
            ClientForm.ConsentOf(application),
            TokenLifetimes.ReadFrom(application.Settings),
            JwksBody.ReadFrom(application.JsonWebKeySet),
            SmsOtpBody.ReadFrom(client.Id, application.Settings),
            application.IsDisabled(),
            !string.IsNullOrEmpty(application.ClientSecret),
            FormerSecretsOf(application),
            [.. tests.Value.Numbers.Where(n => n.ClientId == client.Id).Select(static n => new TestNumberAnswer(n.PhoneNumber.Masked, n.Until))]);
    }

    public IReadOnlyList<FormerSecretAnswer> FormerSecretsOf(OpenIddictApplicationDescriptor application) =>
        [.. ClientSecrets.FormerOf(application.Properties, time.GetUtcNow()).Select(static s => new FormerSecretAnswer(s.Until))];

    // A cursor holds no more; what has the same beginning is sorted by its id.
    private static string SortName(string name)
    {
        var start = name.Length <= ClientCheck.MaxName ? name : name[..ClientCheck.MaxName];
        return (char.IsHighSurrogate(start[^1]) ? start[..^1] : start).ToUpperInvariant();
    }

    private static bool Holds(string? text, string search) => text?.Contains(search, StringComparison.OrdinalIgnoreCase) is true;
}
