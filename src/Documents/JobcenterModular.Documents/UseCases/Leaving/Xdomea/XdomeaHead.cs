namespace JobcenterModular.Documents.UseCases.Leaving.Xdomea;

/// <summary>The head of the message (NkAbgabeType): who hands what over to whom, and which receipts are wanted.</summary>
internal static class XdomeaHead
{
    private const string Product = "JobcenterModular";

    public static void Write(XdomeaXml xml, CaseFileExport caseFile, XdomeaHandOver handOver)
    {
        using (xml.Open("Kopf"))
        {
            xml.Id("ProzessID", handOver.MessageId(caseFile));
            xml.Code("Nachrichtentyp", XdomeaCode.Handover);
            xml.Instant("Erstellungszeitpunkt", handOver.CreatedAt);
            XdomeaContact.Institution(xml, "Absender", caseFile.Office.Name, caseFile.Office.Key, unit: null);
            XdomeaContact.Institution(xml, "Empfaenger", handOver.Receiver.Name, shortName: null, handOver.Receiver.Unit);
            using (xml.Open("SendendesSystem"))
            {
                xml.Text("InstanzID", caseFile.Office.Key);
                // Without its version: a package that is built again after an upgrade is still the same.
                xml.Text("Produktname", Product);
            }

            xml.Text("Hinweis", handOver.Note);
            // The ledger of hand-overs waits for both: 0403 says that it arrived, 0402 that it was taken over.
            xml.Flag("Importbestaetigung", true);
            xml.Flag("Empfangsbestaetigung", true);
        }
    }
}
