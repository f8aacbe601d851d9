namespace JobcenterModular.Documents.Domain.Leaving;

/// <summary>The way on which a case file leaves.</summary>
internal enum HandOverKind
{
    /// <summary>An xdomea package that the receiver fetches.</summary>
    Xdomea,

    /// <summary>A folder that the receiver empties.</summary>
    DropFolder,

    /// <summary>The person's own data, for the person (Art. 15 and 20 GDPR).</summary>
    PersonalData,
}

/// <summary>Where a hand-over stands.</summary>
internal enum HandOverState
{
    /// <summary>It is there to be taken, or about to be.</summary>
    Offered,

    /// <summary>The receiver has all of it and has not yet said whether it is sound.</summary>
    Taken,

    /// <summary>The receiver answers for it now.</summary>
    Acknowledged,

    /// <summary>It did not leave, or the receiver could not use it.</summary>
    Failed,
}
