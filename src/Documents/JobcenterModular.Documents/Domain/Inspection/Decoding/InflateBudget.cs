namespace JobcenterModular.Documents.Domain.Inspection.Decoding;

/// <summary>How much the streams of one file unpack to. A file with a small budget left costs us no more time than an honest one.</summary>
internal sealed class InflateBudget(InspectionLimits limits)
{
    private const int MostCorruptStreams = 10_000;

    private long _packed;
    private long _unpacked;
    private int _corrupt;

    /// <summary>So many streams broke while they were unpacked that the rest is not worth the time.</summary>
    public bool HasTooManyCorrupt => _corrupt > MostCorruptStreams;

    public void CountCorrupt() => _corrupt++;

    public void CountPacked(int bytes) => _packed += bytes;

    /// <summary>Counts what came out and tells whether it is too much.</summary>
    public bool IsExceededBy(int bytes, long streamPacked, long streamUnpacked)
    {
        _unpacked += bytes;
        return (streamUnpacked > limits.MaxInflatedPerStream && streamUnpacked > streamPacked * limits.MaxRatioPerStream)
            || (_unpacked > limits.MaxInflatedTotal && _unpacked > _packed * limits.MaxRatioTotal);
    }
}
