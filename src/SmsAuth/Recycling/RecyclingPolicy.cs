namespace SmsAuth.Recycling;

/// <summary>What happens when a dormant number signs in. Carriers give the numbers of former customers to new ones.</summary>
public enum RecyclingPolicy
{
    /// <summary>It signs in as any other; the log and the audit trail tell that it was dormant.</summary>
    Allow,

    /// <summary>The application's <see cref="IDormantNumberStep"/> decides.</summary>
    RequireStep,
}
