namespace JobcenterModular.Documents.UseCases.Leaving.Xdomea;

/// <summary>One hand-over of a case file to another office or system.</summary>
/// <param name="Id">The hand-over. The same one, done again, gives the same package.</param>
/// <param name="CreatedAt">When it was decided; a retry keeps it.</param>
/// <param name="Receiver">Who gets the file.</param>
/// <param name="Note">For the people there.</param>
internal sealed record XdomeaHandOver(Guid Id, DateTimeOffset CreatedAt, XdomeaReceiver Receiver, string? Note = null)
{
    /// <summary>ProzessID of the message; receipts name it.</summary>
    public Guid MessageId(CaseFileExport caseFile) => NameBasedUuid.Of(caseFile.Id, $"xdomea:{XdomeaMessage.Name}:{Id:D}");
}

/// <summary>The institution that gets a file.</summary>
/// <param name="Unit">Part of the institution.</param>
internal sealed record XdomeaReceiver(string Name, string? Unit = null);
