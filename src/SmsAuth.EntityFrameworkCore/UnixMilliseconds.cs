using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SmsAuth.EntityFrameworkCore;

/// <summary>Keeps a time as milliseconds since 1970 in UTC, which every database compares and orders; what is finer is cut off.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    static time => time.ToUnixTimeMilliseconds(),
    static milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
