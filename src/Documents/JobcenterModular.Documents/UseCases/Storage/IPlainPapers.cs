namespace JobcenterModular.Documents.UseCases.Storage;

/// <summary>The unencrypted papers that the first version of this program stored, until they are carried into the vault.</summary>
internal interface IPlainPapers
{
    /// <summary>The bytes, or null if there are none.</summary>
    Task<Stream?> OpenAsync(Guid applicationId, Guid documentId, CancellationToken cancellationToken);

    /// <summary>Erases one; not there is fine.</summary>
    Task EraseAsync(Guid applicationId, Guid documentId, CancellationToken cancellationToken);
}
