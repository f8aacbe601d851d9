namespace JobcenterModular.Documents.Domain.Uploads;

/// <summary>What became of an upload in parts.</summary>
internal enum UploadState
{
    /// <summary>Takes bytes, or has them all and is about to become a document.</summary>
    Receiving,

    /// <summary>Its bytes are a document.</summary>
    Finished,

    /// <summary>Its bytes are none that the office takes, or can take any more; they are erased.</summary>
    Refused,
}
