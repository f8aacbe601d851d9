namespace JobcenterModular.Documents.UseCases.Leaving.Xdomea;

/// <summary>
/// A case file as the message Abgabe.Abgabe.0401 of xdomea 3.0.0 (docs/adr/0015-xdomea.md): the file (Akte), in it a process
/// (Vorgang) for each application and one for general correspondence, in these the documents with all their versions.
/// </summary>
internal static class XdomeaMessage
{
    public const string Name = "Abgabe.Abgabe.0401";

    private const string CorrespondenceTitle = "Allgemeiner Schriftwechsel";

    public static string FilePrefix(CaseFileExport caseFile, XdomeaHandOver handOver) => $"{handOver.MessageId(caseFile):D}_";

    public static async Task WriteAsync(CaseFileExport caseFile, XdomeaHandOver handOver, Stream target, CancellationToken cancellationToken)
    {
        using var pieces = new XmlPieces(target, declare: true);
        var xml = new XdomeaXml(pieces.Writer);
        xml.Start(Name);
        XdomeaHead.Write(xml, caseFile, handOver);
        xml.Start("Schriftgutobjekt");
        xml.Start("Akte");
        OpenFile(xml, caseFile);
        foreach (ExportedLogLine line in caseFile.Log)
        {
            XdomeaMetadata.LogLine(xml, line);
            await pieces.PassOnAsync(cancellationToken);
        }

        xml.Start("Akteninhalt");
        string prefix = FilePrefix(caseFile, handOver);
        int number = 0;
        foreach (ExportedApplication application in caseFile.Applications)
        {
            xml.Start("Vorgang");
            OpenApplication(xml, application, ++number);
            await DocumentsAsync(xml, pieces, application.Documents, prefix, cancellationToken);
            foreach (ExportedPerson person in application.Persons)
                XdomeaContact.Person(xml, "Kontakt", person);
            XdomeaFields.OfApplication(xml, application);
            xml.End();
        }

        if (caseFile.Correspondence.Count > 0)
        {
            xml.Start("Vorgang");
            OpenCorrespondence(xml, caseFile, ++number);
            await DocumentsAsync(xml, pieces, caseFile.Correspondence, prefix, cancellationToken);
            xml.End();
        }

        xml.End();
        CloseFile(xml, caseFile);
        await pieces.CompleteAsync(cancellationToken);
    }

    private static void OpenFile(XdomeaXml xml, CaseFileExport caseFile)
    {
        XdomeaMetadata.Identification(xml, caseFile.Id, number: null);
        XdomeaMetadata.General(xml, caseFile.Title, caseFile.Reference, caseFile.Office.Name);
        XdomeaMetadata.Retention(xml, caseFile.RetentionYears, caseFile.RetainUntil);
        xml.Text("Typ", "Leistungsakte");
        XdomeaMetadata.Period(xml, caseFile.OpenedOn, caseFile.ClosedOn);
    }

    private static void CloseFile(XdomeaXml xml, CaseFileExport caseFile)
    {
        xml.Flag("ZdA", caseFile.ClosedOn is not null);
        xml.Date("ZdADatum", caseFile.ClosedOn);
    }

    private static void OpenApplication(XdomeaXml xml, ExportedApplication application, int number)
    {
        XdomeaMetadata.Identification(xml, application.Id, number);
        XdomeaMetadata.General(xml, $"{application.Form} {application.Reference}", application.Reference, office: null);
        xml.Text("Typ", application.Form);
        XdomeaMetadata.Period(xml, application.ApplicationDate, end: null);
    }

    private static void OpenCorrespondence(XdomeaXml xml, CaseFileExport caseFile, int number)
    {
        XdomeaMetadata.Identification(xml, NameBasedUuid.Of(caseFile.Id, "xdomea:correspondence"), number);
        XdomeaMetadata.General(xml, CorrespondenceTitle, reference: null, office: null);
        xml.Text("Typ", CorrespondenceTitle);
        XdomeaMetadata.Period(xml, caseFile.OpenedOn, caseFile.ClosedOn);
    }

    private static async Task DocumentsAsync(
        XdomeaXml xml, XmlPieces pieces, IReadOnlyList<ExportedDocument> documents, string prefix, CancellationToken cancellationToken)
    {
        int number = 0;
        foreach (ExportedDocument document in documents)
        {
            XdomeaDocument.Write(xml, document, ++number, prefix);
            await pieces.PassOnAsync(cancellationToken);
        }
    }
}
