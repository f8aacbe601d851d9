using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>Seals keys for the events that take them to whoever writes the link, with the purpose that the contract names.</summary>
internal sealed class KeySealing(AppointmentKeys keys, Sealer sealer)
{
    /// <summary>The sealed key of an appointment or an entry of the waiting list; null for who has an account and needs none.</summary>
    public string? For(Guid id, string? ownerSubject) => ownerSubject is null ? sealer.SealText(keys.Of(id), $"appointments.key:{id}") : null;
}
