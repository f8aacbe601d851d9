using System.Linq.Expressions;
using JobcenterModular.Appointments.Domain.Waiting;

namespace JobcenterModular.Appointments.UseCases.Waiting;

/// <summary>What the line is, where the database is asked.</summary>
internal static class WaitingLine
{
    public const string Table = "waiting_entries";

    /// <summary>Who still waits, with an offer or without.</summary>
    public static readonly Expression<Func<WaitingEntry, bool>> IsOpen = row => row.State == WaitingState.Waiting || row.State == WaitingState.Offered;
}
