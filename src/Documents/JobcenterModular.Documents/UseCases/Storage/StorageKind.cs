namespace JobcenterModular.Documents.UseCases.Storage;

/// <summary>The adapters of <see cref="IBlobStore"/>.</summary>
internal enum StorageKind
{
    /// <summary>A folder of the file system, <c>Documents:Directory</c>.</summary>
    Folder,

    /// <summary>A bucket of an S3-compatible service, <c>Documents:S3</c>.</summary>
    S3,
}
