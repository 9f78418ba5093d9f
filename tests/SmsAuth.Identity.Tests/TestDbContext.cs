using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace SmsAuth.Identity.Tests;

public sealed class TestDbContext<TUser, TKey>(DbContextOptions<TestDbContext<TUser, TKey>> options)
    : IdentityDbContext<TUser, IdentityRole<TKey>, TKey>(options)
    where TUser : IdentityUser<TKey>
    where TKey : IEquatable<TKey>;
