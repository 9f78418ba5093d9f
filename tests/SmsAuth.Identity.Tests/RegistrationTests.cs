using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SmsAuth.Accounts;
using SmsAuth.PhoneNumbers;

namespace SmsAuth.Identity.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public void Identity_replaces_other_account_stores_and_can_be_asked_for_twice()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IAccountStore, OtherStore>();
        services.AddSingleton<IAccountStore, OtherStore>();

        services.AddSmsAuth().UseIdentity<IdentityUser>().UseIdentity<IdentityUser>();

        var store = Assert.Single(services, static s => s.ServiceType == typeof(IAccountStore));
        Assert.Equal(typeof(SmsAuthIdentityOptions<>).Assembly, store.ImplementationType?.Assembly);
    }

    [Fact]
    public async Task A_user_type_may_be_derived_over_several_steps()
    {
        await using var database = new IdentityDatabase<Employee, Guid>();

        Assert.NotNull(await database.OpenStore().SignInAsync(Numbers.Alice, create: true));
    }

    [Fact]
    public void A_user_type_that_is_no_IdentityUser_is_named()
    {
        var builder = new ServiceCollection().AddSmsAuth();

        var exception = Assert.Throws<ArgumentException>(() => builder.UseIdentity<OtherUser>());

        Assert.Contains(nameof(OtherUser), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_package_needs_neither_the_web_nor_a_database()
    {
        var references = typeof(SmsLogin).Assembly.GetReferencedAssemblies().Select(static a => a.Name!).ToList();

        Assert.DoesNotContain(references, static name => name.Contains("EntityFrameworkCore", StringComparison.Ordinal));
        Assert.DoesNotContain(references, static name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    private class Person : IdentityUser<Guid>;

    private sealed class Employee : Person;

    private sealed class OtherUser;

    private sealed class OtherStore : IAccountStore
    {
        public Task<Account?> FindByNumberAsync(PhoneNumber number, CancellationToken cancellationToken) => Task.FromResult<Account?>(null);

        public Task<Account?> FindByIdAsync(string id, CancellationToken cancellationToken) => Task.FromResult<Account?>(null);

        public Task<Account?> SignInAsync(PhoneNumber number, bool create) => Task.FromResult<Account?>(null);

        public Task<IReadOnlyList<PhoneNumber>> ListNumbersAsync(string accountId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PhoneNumber>>([]);

        public Task<LinkVerdict> LinkNumberAsync(string accountId, PhoneNumber number, PhoneNumber? replaced, string? version = null) => Task.FromResult(LinkVerdict.Taken);

        public Task<UnlinkVerdict> UnlinkNumberAsync(string accountId, PhoneNumber number, string? version = null) => Task.FromResult(UnlinkVerdict.NotLinked);
    }
}
