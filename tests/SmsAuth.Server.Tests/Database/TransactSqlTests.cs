using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using SmsAuth.Accounts;
using SmsAuth.EntityFrameworkCore.Tests.TransactSql;
using SmsAuth.Server.Accounts;
using SmsAuth.Server.Database;
using SmsAuth.Server.Database.SqlServer;
using SmsAuth.TestKit;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SmsAuth.Server.Tests.Database;

/// <summary>What the accounts and OpenIddict's stores send to SQL Server is T-SQL to Microsoft's own parser. No server is needed.</summary>
public sealed class TransactSqlTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Every_statement_of_accounts_clients_and_tokens_parses(int changed)
    {
        var recorded = new RecordedSqlServer(changed);
        await using var services = Host(recorded);
        await using var scope = services.CreateAsyncScope();

        await AccountsAsync(scope.ServiceProvider.GetRequiredService<IAccountStore>());
        await ClientsAsync(
            scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>(), scope.ServiceProvider.GetRequiredService<IOpenIddictScopeManager>());
        await TokensAsync(
            scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>(), scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>());

        Assert.All(recorded.Statements, TransactSqlParser.AssertParses);
        foreach (var table in new[] { "AspNetUsers", "AspNetUserLogins", "OpenIddictApplications", "OpenIddictScopes", "OpenIddictAuthorizations", "OpenIddictTokens" })
        {
            Assert.Contains(recorded.Statements, sql => sql.Contains($"FROM [{table}]", StringComparison.Ordinal));
            Assert.Contains(recorded.Statements, sql => sql.Contains($"INSERT INTO [{table}]", StringComparison.Ordinal));
        }

        foreach (var table in new[] { "OpenIddictAuthorizations", "OpenIddictTokens" })
        {
            Assert.Contains(recorded.Statements, sql => sql.Contains("UPDATE ", StringComparison.Ordinal) && sql.Contains($"[{table}]", StringComparison.Ordinal));
            Assert.Contains(recorded.Statements, sql => sql.Contains("DELETE FROM ", StringComparison.Ordinal) && sql.Contains($"[{table}]", StringComparison.Ordinal));
        }
    }

    private static async Task AccountsAsync(IAccountStore accounts)
    {
        Assert.Null(await accounts.FindByNumberAsync(Numbers.American, Token));
        await TryAsync(() => accounts.SignInAsync(Numbers.American, create: true));
    }

    private static async Task ClientsAsync(IOpenIddictApplicationManager applications, IOpenIddictScopeManager scopes)
    {
        Assert.Null(await applications.FindByClientIdAsync("app", Token));
        await applications.CreateAsync(new OpenIddictApplicationDescriptor { ClientId = "app", ClientType = ClientTypes.Public }, Token);
        await foreach (var _ in scopes.FindByNamesAsync(["one", "two"], Token)) Assert.Fail("There is none.");
        await scopes.CreateAsync(new OpenIddictScopeDescriptor { Name = "api" }, Token);
    }

    private static async Task TokensAsync(IOpenIddictAuthorizationManager authorizations, IOpenIddictTokenManager tokens)
    {
        var id = $"{Guid.NewGuid()}";
        await authorizations.FindByIdAsync(id, Token);
        var authorization = await authorizations.CreateAsync(
            new OpenIddictAuthorizationDescriptor { Subject = "subject", Status = Statuses.Valid, Type = AuthorizationTypes.AdHoc }, Token);
        await TryAsync(() => authorizations.TryRevokeAsync(authorization, Token).AsTask());
        await tokens.FindByIdAsync(id, Token);
        await tokens.FindByReferenceIdAsync("reference", Token);
        var token = await tokens.CreateAsync(
            new OpenIddictTokenDescriptor { Subject = "subject", Status = Statuses.Valid, Type = TokenTypeHints.RefreshToken }, Token);
        await TryAsync(() => tokens.TryRedeemAsync(token, Token).AsTask());
        await tokens.RevokeByAuthorizationIdAsync(id, Token);
        await tokens.PruneAsync(TimeProvider.System.GetUtcNow(), Token);
        await authorizations.PruneAsync(TimeProvider.System.GetUtcNow(), Token);
    }

    // Where nothing is there, a change of one row comes too late; what would be sent is what is asked for.
    private static async Task TryAsync<T>(Func<Task<T>> call)
    {
        try
        {
            await call();
        }
        catch (Exception exception) when (exception is DbUpdateException or InvalidOperationException or OpenIddictExceptions.ConcurrencyException)
        {
            Assert.NotEmpty(exception.Message);
        }
    }

    private static ServiceProvider Host(RecordedSqlServer recorded)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDbContext<ServerDbContext, SqlServerDbContext>(options => options.UseSqlServer("Server=unreachable.invalid").AddInterceptors(recorded));
        services.AddIdentityCore<ServerUser>().AddEntityFrameworkStores<ServerDbContext>();
        services.AddSmsAuth().UseIdentity<ServerUser>().UseEntityFrameworkCore<ServerDbContext>();
        services.AddOpenIddict().AddCore(static core => core.UseEntityFrameworkCore().UseDbContext<ServerDbContext>().ReplaceDefaultEntities<Guid>());
        return services.BuildServiceProvider(validateScopes: true);
    }
}
