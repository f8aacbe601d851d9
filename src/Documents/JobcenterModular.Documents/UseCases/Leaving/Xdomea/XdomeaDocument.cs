using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Documents.UseCases.Leaving.Xdomea;

/// <summary>One document with its versions (DokumentType).</summary>
internal static class XdomeaDocument
{
    private static readonly string[] OwnChannels = ["phone", "office", "system"];

    public static void Write(XdomeaXml xml, ExportedDocument document, int number, string filePrefix)
    {
        using (xml.Open("Dokument"))
        {
            XdomeaMetadata.Identification(xml, document.Id, number);
            XdomeaMetadata.General(xml, document.Title, reference: null, office: null);
            xml.Date(IsIncoming(document) ? "Posteingangsdatum" : "DatumDesSchreibens", OfficeTime.DateAt(document.ReceivedAt));
            xml.Text("Typ", Terms.Kind(document.Kind));
            foreach (ExportedVersion version in document.Versions)
                Version(xml, document, version, filePrefix);
            if (document.Person is { } person)
                XdomeaContact.Person(xml, "WeitererKontakt", person);
            XdomeaFields.OfDocument(xml, document);
        }
    }

    // What the office or its system wrote did not come with the post.
    private static bool IsIncoming(ExportedDocument document) =>
        !OwnChannels.Contains(document.Channel, StringComparer.OrdinalIgnoreCase);

    private static void Version(XdomeaXml xml, ExportedDocument document, ExportedVersion version, string filePrefix)
    {
        var format = XdomeaFormat.Of(version);
        using (xml.Open("Version"))
        {
            xml.Number("Nummer", version.Number);
            using (xml.Open("Format"))
            {
                xml.Code("Name", format.Code);
                xml.Text("SonstigerName", format.OtherName);
                xml.Text("Version", format.Version);
                using (xml.Open("Primaerdokument"))
                {
                    xml.Text("Dateiname", PackagedFile.Of(document, version, filePrefix).Name);
                    xml.Text("DateinameOriginal", version.FileName);
                    xml.Text("Ersteller", Terms.Role(version.ByRole));
                    xml.Instant("DatumUhrzeit", version.CreatedAt);
                }
            }
        }
    }
}
