namespace JobcenterModular.Documents.UseCases.Leaving.OwnData;

/// <summary>What Art. 15 (1) and (2) GDPR asks to be said besides the data themselves, in plain German (B1).</summary>
internal static class OwnDataRights
{
    public static void Purposes(HtmlXml html, OwnDataExport data)
    {
        html.Element("p", "Wir brauchen Ihre Daten, um über Ihre Anträge auf Grundsicherung (SGB II) zu entscheiden und um Ihnen zu antworten. Das erlaubt uns das Gesetz: Artikel 6 Absatz 1 Buchstaben c und e DSGVO, §§ 67a und 67b SGB X.");
        html.Element("p", "Die Daten kommen von Ihnen: aus Ihren Anträgen und Ihren Unterlagen. Manche kommen von anderen, zum Beispiel mit der Post. Bei den Unterlagen steht, auf welchem Weg sie gekommen sind.");
        html.Element("p", "Über Ihren Antrag entscheiden Menschen. Kein Computer lehnt ihn ab.");
        html.Element("p", data.Retention);
    }

    public static void Rights(HtmlXml html, OwnDataExport data)
    {
        html.Element("p", "Sie haben diese Rechte:");
        using (html.Open("ul"))
        {
            html.Element("li", "Ist etwas falsch? Dann können Sie verlangen, dass wir es berichtigen (Artikel 16 DSGVO).");
            html.Element("li", "Brauchen wir etwas nicht mehr? Dann können Sie verlangen, dass wir es löschen (Artikel 17 DSGVO). Manches müssen wir nach dem Gesetz länger aufbewahren.");
            html.Element("li", "Sie können verlangen, dass wir Daten nur noch eingeschränkt nutzen (Artikel 18 DSGVO).");
            html.Element("li", "Sie können widersprechen, wenn es dafür Gründe in Ihrer Lage gibt (Artikel 21 DSGVO).");
            html.Element("li", "Sie können sich bei der Aufsicht über den Datenschutz beschweren (Artikel 77 DSGVO).");
        }

        Contact(html, "Unsere Datenschutz-Beauftragten: ", data.Contacts.DataProtectionOfficer);
        Contact(html, "Die Aufsicht über den Datenschutz: ", data.Contacts.SupervisoryAuthority);
    }

    private static void Contact(HtmlXml html, string label, string? contact)
    {
        if (contact is not null)
            html.Element("p", label + contact);
    }
}
