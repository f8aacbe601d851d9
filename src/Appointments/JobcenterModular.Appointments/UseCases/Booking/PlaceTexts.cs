using JobcenterModular.Appointments.Domain.Rules;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>Where somebody has to go, in one line of plain German.</summary>
internal static class PlaceTexts
{
    private const int Most = 400;

    public static string Where(PlaceContent place, Guid counterId, AppointmentMode mode)
    {
        string text = mode switch
        {
            AppointmentMode.Phone => "Wir rufen Sie an.",
            AppointmentMode.Video => "Video-Gespräch. Den Link bekommen Sie von uns.",
            _ => $"{place.Name}, {place.Street}, {place.PostalCode} {place.Town}{CounterOf(place, counterId)}",
        };
        return text.Length <= Most ? text : text[..Most];
    }

    private static string CounterOf(PlaceContent place, Guid counterId) =>
        place.Counters.FirstOrDefault(counter => counter.Id == counterId) is { } counter ? $", {counter.Name}" : "";
}
