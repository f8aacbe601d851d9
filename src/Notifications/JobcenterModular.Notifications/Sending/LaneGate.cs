using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;

namespace JobcenterModular.Notifications.Sending;

/// <summary>What keeps a lane from running into a wall: a rate, and a breaker that opens when most attempts fail.</summary>
internal sealed class LaneGate : IDisposable
{
    private const int EnoughToJudge = 8;
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);

    private readonly ResiliencePipeline _breaker;
    private readonly TimeProvider _clock;
    private long _shutUntilTicks;
    private readonly TokenBucketRateLimiter? _rate;

    public LaneGate(LaneOptions options, TimeProvider clock)
    {
        _clock = clock;
        _breaker = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = EnoughToJudge,
                SamplingDuration = Sampling,
                BreakDuration = options.Break,
                OnOpened = opened =>
                {
                    Interlocked.Exchange(ref _shutUntilTicks, (clock.GetUtcNow() + opened.BreakDuration).UtcTicks);
                    return default;
                },

                // A refusal speaks of one message, not of the carrier.
                ShouldHandle = new PredicateBuilder().Handle<Exception>(exception => exception is not CarrierRefusedException),
            })
            .Build();
        if (options.PerMinute > 0)
        {
            _rate = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
            {
                TokenLimit = Math.Max(1, options.PerMinute / 60),
                TokensPerPeriod = Math.Max(1, options.PerMinute / 60),
                ReplenishmentPeriod = options.PerMinute >= 60 ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1.0 / options.PerMinute),
                QueueLimit = int.MaxValue,
            });
        }
    }

    /// <summary>
    /// Most attempts failed lately: nothing is taken in hand until the pause is over. Kept here, as the breaker itself stays
    /// open until somebody tries.
    /// </summary>
    public bool IsShut => _clock.GetUtcNow().UtcTicks < Interlocked.Read(ref _shutUntilTicks);

    /// <summary>Waits until one more may go.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        if (_rate is not null)
            (await _rate.AcquireAsync(1, cancellationToken)).Dispose();
    }

    /// <summary>Runs an attempt; a shut gate throws at once.</summary>
    public async Task<string?> RunAsync(Func<CancellationToken, Task<string?>> attempt, CancellationToken cancellationToken) =>
        await _breaker.ExecuteAsync(async token => await attempt(token), cancellationToken);

    public void Dispose() => _rate?.Dispose();
}
