namespace JobcenterModular.Documents.Domain.Inspection;

/// <summary>Looks at one kind of file. The result depends on the bytes and never on the pieces in which they come.</summary>
internal interface IFormatInspection
{
    /// <summary>Set as soon as something is certain; more bytes change nothing then.</summary>
    InspectionFinding? Finding { get; }

    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>The result at the end of the file.</summary>
    InspectionFinding? Complete() => Finding;
}
