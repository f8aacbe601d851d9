namespace JobcenterModular.Documents.Domain.Inspection.Decoding;

/// <summary>Where the unpacking of a stream stands.</summary>
internal enum InflationState
{
    /// <summary>More is to come.</summary>
    Open,

    /// <summary>The packed data said that it ends here; what follows does not belong to it.</summary>
    Finished,

    /// <summary>No packed data, or not any more.</summary>
    Corrupt,

    /// <summary>Given up because of its size.</summary>
    TooMuch,
}
