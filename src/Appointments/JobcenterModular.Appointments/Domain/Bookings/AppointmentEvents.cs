using JobcenterModular.SharedKernel;

namespace JobcenterModular.Appointments.Domain.Bookings;

/// <summary>It will take place.</summary>
internal sealed record WasBooked(Appointment Appointment) : IDomainEvent;

/// <summary>It takes place at another time.</summary>
internal sealed record WasMoved(Appointment Appointment) : IDomainEvent;

/// <summary>A changed rule leaves no room for it, and these times are held in its place.</summary>
internal sealed record MustMove(Appointment Appointment, IReadOnlyList<DateTimeOffset> Times) : IDomainEvent;

/// <summary>It does not take place.</summary>
internal sealed record WasCancelled(Appointment Appointment) : IDomainEvent;

/// <summary>The talk is over, or the person did not come.</summary>
internal sealed record WasClosed(Appointment Appointment) : IDomainEvent;
