namespace JobcenterModular.Documents.UseCases.Leaving.Xdomea;

/// <summary>What file, process and document have in common, and what only the file has.</summary>
internal static class XdomeaMetadata
{
    private const string Secrecy = "Sozialdaten: Es gilt das Sozialgeheimnis (§ 35 SGB I, §§ 67 ff. SGB X).";

    /// <summary>The id that both systems keep.</summary>
    /// <param name="number">Place among its siblings; null for the outermost.</param>
    public static void Identification(XdomeaXml xml, Guid id, int? number)
    {
        using (xml.Open("Identifikation"))
        {
            xml.Id("ID", id);
            if (number is { } place)
                xml.Number("NummerImUebergeordnetenContainer", place);
        }
    }

    /// <summary>What it is about. The word on secrecy stands at each object: a receiver may take one by itself.</summary>
    /// <param name="office">Who keeps it; null below the file.</param>
    public static void General(XdomeaXml xml, string subject, string? reference, string? office)
    {
        using (xml.Open("AllgemeineMetadaten"))
        {
            xml.Text("Betreff", subject);
            xml.Text("Kennzeichen", reference);
            xml.Text("Federfuehrung", office);
            xml.Text("Aktenfuehrung", office);
            xml.Code("Vertraulichkeitsstufe", XdomeaCode.NotClassified);
            xml.Text("Bemerkung", Secrecy);
            xml.Code("Medium", XdomeaCode.Electronic);
        }
    }

    /// <summary>How long it is kept, and that the archive decides what comes then.</summary>
    public static void Retention(XdomeaXml xml, int years, DateOnly? until)
    {
        using (xml.Open("ArchivspezifischeMetadaten"))
        {
            using (xml.Open("Aufbewahrungsdauer"))
                xml.Number("AnzahlJahre", years);
            using (xml.Open("Aussonderungsart"))
                xml.Code("Aussonderungsart", XdomeaCode.ToBeAppraised);
            xml.Date("Aufbewahrungsende", until);
        }
    }

    public static void Period(XdomeaXml xml, DateOnly begin, DateOnly? end)
    {
        using (xml.Open("Laufzeit"))
        {
            xml.Date("Beginn", begin);
            xml.Date("Ende", end);
        }
    }

    public static void LogLine(XdomeaXml xml, ExportedLogLine line)
    {
        using (xml.Open("HistorienProtokollInformation"))
        {
            xml.Text("Akteur", $"{Terms.Role(line.Role)} {line.Pseudonym}".TrimEnd());
            xml.Instant("DatumUhrzeit", line.At);
            xml.Text("Bemerkung", line.Reason);
            xml.Text("Aktion", line.Action);
        }
    }
}
