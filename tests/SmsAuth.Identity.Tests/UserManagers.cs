using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmsAuth.Identity.Tests;

/// <summary>Users that can be queried, and not asynchronously.</summary>
internal sealed class SynchronousUserManager<TUser>(
    IUserStore<TUser> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<TUser> hasher,
    IEnumerable<IUserValidator<TUser>> userValidators,
    IEnumerable<IPasswordValidator<TUser>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<TUser>> logger)
    : UserManager<TUser>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
    where TUser : class
{
    public override IQueryable<TUser> Users => base.Users.AsTracking().ToList().AsQueryable();
}

/// <summary>Users that cannot be queried.</summary>
internal sealed class UnqueryableUserManager<TUser>(
    IUserStore<TUser> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<TUser> hasher,
    IEnumerable<IUserValidator<TUser>> userValidators,
    IEnumerable<IPasswordValidator<TUser>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<TUser>> logger)
    : UserManager<TUser>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
    where TUser : class
{
    public override bool SupportsQueryableUsers => false;

    public override IQueryable<TUser> Users => throw new NotSupportedException();
}
