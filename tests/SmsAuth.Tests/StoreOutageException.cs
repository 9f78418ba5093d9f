namespace SmsAuth.Tests;

/// <summary>What <see cref="FaultyChallengeStore"/> throws.</summary>
internal sealed class StoreOutageException() : Exception("The store is out of order.");
