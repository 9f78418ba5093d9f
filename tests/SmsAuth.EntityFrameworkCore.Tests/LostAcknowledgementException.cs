using System.Data.Common;

namespace SmsAuth.EntityFrameworkCore.Tests;

/// <summary>The connection broke after the database had carried a command out.</summary>
public sealed class LostAcknowledgementException() : DbException("The connection was lost.");
