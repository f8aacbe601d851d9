namespace JobcenterModular.Documents.UseCases.Leaving.Xdomea;

/// <summary>
/// What the standard has no element for: hash, size, evidence code, channel of receipt, month of effect. Field names are
/// part of the format that receivers agree on: they change only with a new <see cref="Version"/>.
/// </summary>
internal static class XdomeaFields
{
    private const string Version = "1";

    public static void OfApplication(XdomeaXml xml, ExportedApplication application)
    {
        using (Extension(xml, "vorgang", "Angaben zum Antrag"))
        {
            Field(xml, "Antragsdatum", XdomeaCode.DateType, XdomeaXml.Of(application.ApplicationDate));
            Field(xml, "Wirkungsmonat", XdomeaCode.DateType, XdomeaXml.Of(application.EffectMonth));
            if (application.SubmittedAt is { } submittedAt)
                Field(xml, "Eingereicht", XdomeaCode.InstantType, XdomeaXml.Of(submittedAt));
        }
    }

    public static void OfDocument(XdomeaXml xml, ExportedDocument document)
    {
        using (Extension(xml, "dokument", "Angaben zum Dokument"))
        {
            foreach (ExportedVersion version in document.Versions)
                OfVersion(xml, version);
            Field(xml, "Art", XdomeaCode.TextType, document.Kind);
            foreach (string code in document.EvidenceCodes)
                Field(xml, "Nachweis", XdomeaCode.TextType, code);
            if (document.Person is { } person)
                Field(xml, "Person", XdomeaCode.TextType, person.Id);
            Field(xml, "Eingangsweg", XdomeaCode.TextType, document.Channel);
            Field(xml, "Eingang", XdomeaCode.InstantType, XdomeaXml.Of(document.ReceivedAt));
            Field(xml, "Aufbewahrungsregel", XdomeaCode.TextType, document.RetentionClass);
        }
    }

    private static void OfVersion(XdomeaXml xml, ExportedVersion version)
    {
        using (xml.Open("Feldgruppe"))
        {
            xml.Text("Name", $"Version {XdomeaXml.Of(version.Number)}");
            xml.Text("Beschreibung", "Angaben zur Datei dieser Version");
            Field(xml, "SHA-256", XdomeaCode.TextType, version.Sha256);
            Field(xml, "Bytes", XdomeaCode.SizeType, XdomeaXml.Of(version.SizeBytes));
            Field(xml, "Medientyp", XdomeaCode.TextType, version.MediaType);
            Field(xml, "Rolle", XdomeaCode.TextType, version.ByRole);
        }
    }

    private static XdomeaXml.OpenElement Extension(XdomeaXml xml, string key, string name)
    {
        XdomeaXml.OpenElement extension = xml.Open("AnwendungsspezifischeErweiterung");
        xml.Text("Kennung", $"urn:jobcenter-modular:xdomea:{key}");
        xml.Text("Name", name);
        xml.Text("Versionsnummer", Version);
        return extension;
    }

    private static void Field(XdomeaXml xml, string name, XdomeaCode type, string value)
    {
        using (xml.Open("Feld"))
        {
            xml.Text("Name", name);
            xml.Code("Datentyp", type);
            xml.Text("Wert", value);
        }
    }
}
