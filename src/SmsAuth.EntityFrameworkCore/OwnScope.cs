using System.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SmsAuth.EntityFrameworkCore;

/// <summary>Gives every operation a context of its own, apart from what the host tracks and from any transaction the host is in.</summary>
internal sealed class OwnScope<TContext>(IServiceScopeFactory scopes)
    where TContext : DbContext
{
    public async Task<TResult> RunAsync<TResult>(Func<TContext, Task<TResult>> operation)
    {
        using var apart = new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        await using var scope = scopes.CreateAsyncScope();
        return await operation(scope.ServiceProvider.GetRequiredService<TContext>());
    }
}
