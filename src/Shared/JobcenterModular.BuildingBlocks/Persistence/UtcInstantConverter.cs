using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>
/// Instants are DateTimeOffset in code and <see cref="StoredInstant"/> in the store, so that both databases order and
/// round-trip them alike.
/// </summary>
internal sealed class UtcInstantConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => StoredInstant.Of(instant),
    stored => StoredInstant.Read(stored));
