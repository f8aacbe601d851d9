namespace JobcenterModular.Documents.Domain;

/// <summary>What may happen to the papers of an application.</summary>
internal enum FolderState
{
    /// <summary>A draft: its owner adds and removes papers; staff see none of them.</summary>
    Open,

    /// <summary>Submitted: nothing changes any more, staff may read.</summary>
    Closed,

    /// <summary>The draft was deleted: its papers are erased. The row stays, so that a late event cannot open it again.</summary>
    Deleted,
}
