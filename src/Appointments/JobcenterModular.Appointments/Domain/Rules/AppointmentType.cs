using JobcenterModular.SharedKernel;

namespace JobcenterModular.Appointments.Domain.Rules;

/// <summary>A kind of talk. What is booked keeps its times, whatever becomes of the type.</summary>
internal sealed class AppointmentType : AggregateRoot
{
    private AppointmentType()
    {
    }

    public Guid Id { get; private init; }

    public TypeContent Content { get; private set; } = null!;

    public static AppointmentType Create(Guid id, TypeContent content) => new() { Id = id, Content = content };

    public void Change(TypeContent content) => Content = content;
}
