using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Persistence;
using JobcenterModular.Appointments.UseCases.Booking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>A look behind the API: what is kept of people.</summary>
internal static class WaitingRows
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>What the entry keeps of its person.</summary>
    public static async Task<string> SealedPersonAsync(Waiter waiter)
    {
        await using AsyncServiceScope scope = waiter.Calendar.Host.Scope();
        return await scope.ServiceProvider.GetRequiredService<AppointmentsDbContext>().WaitingList
            .Where(row => row.Id == waiter.Id).Select(row => row.SealedPerson).SingleAsync(Cancelled);
    }

    /// <summary>How many times of the calendar are held for somebody who waits.</summary>
    public static async Task<int> OpenOffersAsync(Calendar calendar)
    {
        await using AsyncServiceScope scope = calendar.Host.Scope();
        return await scope.ServiceProvider.GetRequiredService<AppointmentsDbContext>().Appointments
            .CountAsync(row => row.TypeId == calendar.Type && row.State == AppointmentState.Held && row.WaitingEntryId != null, Cancelled);
    }

    /// <summary>The person of an appointment, opened with the purpose of that appointment.</summary>
    public static async Task<PersonContent> PersonAsync(Calendar calendar, Guid appointment)
    {
        await using AsyncServiceScope scope = calendar.Host.Scope();
        string sealedPerson = (await scope.ServiceProvider.GetRequiredService<AppointmentsDbContext>().Appointments
            .Where(row => row.Id == appointment).Select(row => row.SealedPerson).SingleAsync(Cancelled))!;
        return scope.ServiceProvider.GetRequiredService<PersonSealing>().Open(appointment, sealedPerson);
    }
}
