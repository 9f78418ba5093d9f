using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmsAuth.EntityFrameworkCore;

/// <summary>
/// Runs a write once, whatever retrying strategy the host has configured: strategies do not retry inside another one. For a write that must
/// not be applied twice when only its acknowledgement was lost; the failure surfaces instead.
/// </summary>
internal sealed class RunOnce(DbContext context) : ExecutionStrategy(context, maxRetryCount: 0, maxRetryDelay: TimeSpan.Zero)
{
    protected override bool ShouldRetryOn(Exception exception) => false;
}
