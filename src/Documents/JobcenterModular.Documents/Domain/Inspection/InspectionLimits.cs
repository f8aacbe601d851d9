namespace JobcenterModular.Documents.Domain.Inspection;

/// <summary>From where on a file is absurd. Far above what cameras and scanners make, far below what harms a viewer.</summary>
internal sealed record InspectionLimits
{
    private const long MiB = 1024 * 1024;

    /// <summary>Pixels of one image. The largest sensor in a phone has 200 million, an A3 page at 1,200 dpi has 279 million.</summary>
    public long MaxPixels { get; init; } = 300_000_000;

    /// <summary>Pixels of one side. Panoramas end near 30,000.</summary>
    public int MaxSide { get; init; } = 60_000;

    /// <summary>Unpacked size of one stream, from which its ratio counts. A white A3 page at 600 dpi in colour has 200 MiB.</summary>
    public long MaxInflatedPerStream { get; init; } = 256 * MiB;

    /// <summary>How many times its packed size a stream may have when it is beyond that size.</summary>
    public int MaxRatioPerStream { get; init; } = 100;

    /// <summary>Unpacked size of all streams, from which their common ratio counts.</summary>
    public long MaxInflatedTotal { get; init; } = 1024 * MiB;

    /// <summary>
    /// How many times their packed size all streams may have when they are beyond that size. A file of 50 MB never gets
    /// so far; a long scan of several hundred MB, which unpacks to more than a gigabyte honestly, is not called a bomb.
    /// </summary>
    public int MaxRatioTotal { get; init; } = 20;

    /// <summary>Whether an image of this size is one that somebody may have made.</summary>
    public bool Admits(long width, long height) => width <= MaxSide && height <= MaxSide && width * height <= MaxPixels;
}
