namespace JobcenterModular.Documents.UseCases.Intake;

/// <summary>An upload as it comes from the wire, part by part; nothing of it is in memory but a buffer.</summary>
internal interface IUpload
{
    /// <summary>The next part, or null after the last. What is left of the part before is skipped.</summary>
    Task<IUploadPart?> NextPartAsync(CancellationToken cancellationToken);
}

/// <summary>A named part of an upload.</summary>
internal interface IUploadPart
{
    string Name { get; }

    /// <summary>As the sender wrote it.</summary>
    string? FileName { get; }

    /// <summary>Reads on; 0 at the end of the part.</summary>
    ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken);
}
