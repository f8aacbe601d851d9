using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.UseCases.Staff.Stream;

/// <summary>At most so many connections listen at this host at once.</summary>
internal sealed class StreamSeats(IOptions<NotificationsOptions> options)
{
    private const long RetryAfterSeconds = 5;

    private int _taken;

    /// <summary>A seat; dispose it when the connection ends.</summary>
    /// <exception cref="SharedKernel.RefusalException">All are taken.</exception>
    public IDisposable Take()
    {
        if (Interlocked.Increment(ref _taken) <= options.Value.Stream.MaxConnections)
            return new Seat(this);
        Interlocked.Decrement(ref _taken);
        throw StaffRefusals.StreamFull.ToException(
            new Dictionary<string, object?>(StringComparer.Ordinal) { [BuildingBlocks.Http.ProblemWriter.RetryAfterSeconds] = RetryAfterSeconds });
    }

    private sealed class Seat(StreamSeats seats) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                Interlocked.Decrement(ref seats._taken);
        }
    }
}
