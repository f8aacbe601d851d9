using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Domain.Periods;

/// <summary>What a case records of its approval periods; the event map makes these public.</summary>
internal static class PeriodEvents
{
    /// <summary>A time is granted, or another than before, or its end must be told again.</summary>
    public sealed record Set(ApprovalPeriod Period) : IDomainEvent;

    /// <summary>Nobody needs to be told of its end any longer.</summary>
    /// <param name="Period">The period.</param>
    /// <param name="Reason"><c>renewed</c>, <c>withdrawn</c> or <c>replaced</c>.</param>
    public sealed record Closed(ApprovalPeriod Period, string Reason) : IDomainEvent;
}
