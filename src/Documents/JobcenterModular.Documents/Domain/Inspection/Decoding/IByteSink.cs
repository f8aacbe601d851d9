namespace JobcenterModular.Documents.Domain.Inspection.Decoding;

/// <summary>Takes decoded bytes as they come.</summary>
internal interface IByteSink
{
    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>Nothing more is expected: what waits in a buffer is worked off.</summary>
    void Flush();
}
