using JobcenterModular.SharedKernel;

namespace JobcenterModular.Appointments.Domain.Rules;

/// <summary>
/// A place with all of its rules. Its version guards bookings: whoever books says under which version the time was free, and
/// a change of the rules waits for those who are booking under the old ones.
/// </summary>
internal sealed class Place : AggregateRoot
{
    private Place()
    {
    }

    public Guid Id { get; private init; }

    public PlaceContent Content { get; private set; } = null!;

    public static Place Open(Guid id, PlaceContent content) => new() { Id = id, Content = content };

    public void Change(PlaceContent content) => Content = content;
}
