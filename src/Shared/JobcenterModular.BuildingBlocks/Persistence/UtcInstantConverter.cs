using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>
/// Instants are DateTimeOffset in code and UTC DateTime in the store, cut to microseconds (PostgreSQL's precision), so
/// that both databases order and round-trip them alike.
/// </summary>
internal sealed class UtcInstantConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => new DateTime(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
