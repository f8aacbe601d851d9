namespace JobcenterModular.Applications.Domain;

/// <summary>Who of staff reads a sent application.</summary>
/// <param name="Subject">Their account.</param>
/// <param name="Role">The role under which they were let in.</param>
internal sealed record Reader(string Subject, string Role);

/// <summary>What of it is read.</summary>
internal enum ReadPart
{
    /// <summary>Answers, papers and hints.</summary>
    Application,

    /// <summary>The document of record.</summary>
    Summary,

    /// <summary>The same as PDF.</summary>
    SummaryPdf,

    /// <summary>What a renewal changes.</summary>
    Difference,

    /// <summary>What the customer has told of a change.</summary>
    ChangeNotice,

    /// <summary>What nobody of the household but its author may know of.</summary>
    ProtectedNotes,
}
