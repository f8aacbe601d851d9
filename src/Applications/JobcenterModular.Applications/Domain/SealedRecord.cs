namespace JobcenterModular.Applications.Domain;

/// <summary>What was sent, sealed for the case file.</summary>
/// <param name="Html">The document of record, compressed.</param>
/// <param name="Content">The same as data.</param>
internal sealed record SealedRecord(string Html, string Content);
