namespace JobcenterModular.Documents.UseCases.Leaving.Xdomea;

/// <summary>Institutions and persons (KontaktType).</summary>
internal static class XdomeaContact
{
    public static void Institution(XdomeaXml xml, string element, string name, string? shortName, string? unit)
    {
        using (xml.Open(element))
        {
            using (xml.Open("Institution"))
            {
                xml.Text("Name", name);
                xml.Text("Kurzbezeichnung", shortName);
            }

            if (unit is null)
                return;
            using (xml.Open("Organisationseinheit"))
                xml.Text("Name", unit);
        }
    }

    public static void Person(XdomeaXml xml, string element, ExportedPerson person)
    {
        using (xml.Open(element))
        {
            using (xml.Open("Name"))
            {
                // The standard has no place for a whole name: where its parts are unknown it stands as the family name.
                Name(xml, "Familienname", person.FamilyName ?? person.Name);
                Name(xml, "Vorname", person.FamilyName is null ? null : person.GivenNames);
            }

            if (person.BirthDate is not { } birthDate)
                return;
            using (xml.Open("Geburt"))
                xml.Date("Datum", birthDate);
        }
    }

    private static void Name(XdomeaXml xml, string element, string? name)
    {
        if (name is null)
            return;
        using (xml.Open(element))
            xml.Text("Name", name);
    }
}
