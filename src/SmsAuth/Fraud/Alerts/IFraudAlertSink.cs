namespace SmsAuth.Fraud.Alerts;

/// <summary>Tells people. Somebody's sign-in waits meanwhile: whatever takes time is done later. An exception is logged and changes nothing.</summary>
public interface IFraudAlertSink
{
    /// <summary>Takes an alert over.</summary>
    ValueTask TakeAsync(FraudAlert alert);
}
