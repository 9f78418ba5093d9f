namespace SmsAuth.Deliveries;

/// <summary>How far a text has come. A text never goes back: of two states the greater one is the true one, in whatever order they are heard of.</summary>
public enum DeliveryState
{
    /// <summary>The gateway took it.</summary>
    Queued = 0,

    /// <summary>The gateway passed it on to the operator.</summary>
    Sent = 1,

    /// <summary>It will not arrive.</summary>
    Failed = 2,

    /// <summary>It is on the phone.</summary>
    Delivered = 3,
}
