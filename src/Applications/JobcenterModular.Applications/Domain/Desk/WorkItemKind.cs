namespace JobcenterModular.Applications.Domain.Desk;

/// <summary>What lies on the desk.</summary>
internal enum WorkItemKind
{
    /// <summary>A first application (Hauptantrag).</summary>
    Hauptantrag,

    /// <summary>A renewal (Folgeantrag).</summary>
    Folgeantrag,

    /// <summary>A change notice (§ 60 (1) no. 2 SGB I).</summary>
    ChangeNotice,

    /// <summary>Something that a date or an event asks of a person.</summary>
    Task,
}

/// <summary>Why there is a task.</summary>
internal enum TaskReason
{
    /// <summary>The deadline of an information request is over without a whole answer; what follows, a person decides (§§ 66, 67 SGB I).</summary>
    InformationOverdue,

    /// <summary>Something came after the deadline, or after the request was closed (§ 67 SGB I).</summary>
    LateAnswer,

    /// <summary>A provisional period is over: final figures must be asked for (§ 41a SGB II).</summary>
    FinalFigures,

    /// <summary>An objection was received (§§ 83, 84 SGG).</summary>
    Objection,

    /// <summary>An application was begun by phone with the least that counts; the caller must be helped to finish it.</summary>
    ShortApplication,

    /// <summary>Somebody has written a protected note after sending; what it says stands at one address only.</summary>
    ProtectedNote,
}
