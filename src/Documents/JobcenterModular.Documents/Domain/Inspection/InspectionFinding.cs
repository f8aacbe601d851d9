namespace JobcenterModular.Documents.Domain.Inspection;

/// <summary>Why a file is not taken although its kind is one of ours.</summary>
internal enum InspectionFinding
{
    /// <summary>Encrypted: neither we nor the scanner for viruses nor the staff can look inside.</summary>
    PasswordProtected,

    /// <summary>Starts something when it is opened or clicked: JavaScript, programs, media players.</summary>
    ActiveContent,

    /// <summary>Carries whole files inside, of kinds that nobody has looked at.</summary>
    EmbeddedFiles,

    /// <summary>So many pixels that no camera and no scanner made it.</summary>
    ImageTooLarge,

    /// <summary>Would be taken for something else by another program (a polyglot).</summary>
    MixedContent,

    /// <summary>Grows beyond measure when it is unpacked.</summary>
    DecompressionBomb,

    /// <summary>Built or broken in such a way that we cannot look where dangerous things hide.</summary>
    Unreadable,
}
