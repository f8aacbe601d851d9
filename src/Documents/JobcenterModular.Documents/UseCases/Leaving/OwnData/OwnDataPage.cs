namespace JobcenterModular.Documents.UseCases.Leaving.OwnData;

/// <summary>
/// The page <c>index.html</c>: what is in the archive and what the law wants said about it. One file that loads nothing and
/// runs nothing, readable by screen readers (WCAG 2.1 AA, BITV 2.0).
/// </summary>
internal static class OwnDataPage
{
    private const string Title = "Ihre Daten bei uns";

    public static async Task WriteAsync(OwnDataExport data, IReadOnlyList<OwnFile> files, Stream target, CancellationToken cancellationToken)
    {
        using var pieces = new XmlPieces(target, declare: false);
        var html = new HtmlXml(pieces.Writer);
        var lists = new OwnDataLists(data, files, html, pieces, cancellationToken);
        (string Id, string Heading, Func<Task> Write)[] sections =
        [
            ("inhalt", "Was ist in diesem Paket?", Now(() => Contents(html, data, files))),
            ("antraege", "Ihre Anträge", lists.ApplicationsAsync),
            ("unterlagen", "Ihre Unterlagen", lists.DocumentsAsync),
            ("nachweise", "Ihre Nachweise und unsere Entscheidungen", lists.DecisionsAsync),
            ("zugriffe", "Wer hat Ihre Akte gelesen oder geändert?", lists.AccessesAsync),
            ("empfaenger", "Wem haben wir Ihre Daten gegeben?", lists.RecipientsAsync),
            ("zwecke", "Warum haben wir Ihre Daten?", Now(() => OwnDataRights.Purposes(html, data))),
            ("rechte", "Welche Rechte haben Sie?", Now(() => OwnDataRights.Rights(html, data))),
        ];

        pieces.Writer.WriteDocType("html", null, null, null);
        html.Start("html", ("lang", "de"));
        Head(html);
        html.Start("body");
        Header(html, data, sections.Select(section => (section.Id, section.Heading)));
        html.Start("main");
        foreach ((string id, string heading, Func<Task> write) in sections)
        {
            html.Start("section", ("aria-labelledby", id));
            html.Element("h2", heading, ("id", id));
            await write();
            html.End();
        }

        html.End();
        Footer(html, data);
        html.End();
        html.End();
        await pieces.CompleteAsync(cancellationToken);
    }

    private static Func<Task> Now(Action write) => () =>
    {
        write();
        return Task.CompletedTask;
    };

    private static void Head(HtmlXml html)
    {
        using (html.Open("head"))
        {
            html.Void("meta", ("charset", "utf-8"));
            html.Element("title", Title);
            html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            html.Void("meta", ("name", "robots"), ("content", "noindex"));
            html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'"));
            html.Element("style", OwnDataStyle.Css);
        }
    }

    private static void Header(HtmlXml html, OwnDataExport data, IEnumerable<(string Id, string Heading)> sections)
    {
        using (html.Open("header"))
        {
            html.Element("p", data.Office);
            html.Element("h1", Title);
            html.Element("p", $"Akte {data.Reference}. Zusammengestellt am {GermanText.Of(data.CreatedAt)}.");
            html.Element("p", "Sie haben das Recht zu wissen, welche Daten wir über Sie haben (Artikel 15 und 20 DSGVO, § 83 SGB X). Hier sind sie. Bewahren Sie das Paket gut auf: Es enthält sehr Persönliches.");
        }

        using (html.Open("nav", ("aria-label", "Inhalt")))
        using (html.Open("ul"))
        {
            foreach ((string id, string heading) in sections)
            {
                using (html.Open("li"))
                    html.Element("a", heading, ("href", $"#{id}"));
            }
        }
    }

    private static void Contents(HtmlXml html, OwnDataExport data, IReadOnlyList<OwnFile> files)
    {
        using (html.Open("ul"))
        {
            html.Element("li", "Diese Seite: Sie zeigt, was wir haben und was damit geschehen ist.");
            using (html.Open("li"))
            {
                html.Element("a", PersonalDataArchive.DataName, ("href", PersonalDataArchive.DataName));
                html.Element("span", " – alles noch einmal für Computer-Programme, auch Ihre Antworten. Sie können die Datei an andere Stellen weitergeben.");
            }

            html.Element("li", $"Der Ordner „dateien“: {GermanText.Count(files.Count, "Datei", "Dateien")}, genau so, wie sie in Ihrer Akte liegen.");
        }

        html.Element("p", $"In Ihrer Akte: {GermanText.Count(data.Applications.Count, "Antrag", "Anträge")} und {GermanText.Count(data.Documents.Count, "Dokument", "Dokumente")}.");
    }

    private static void Footer(HtmlXml html, OwnDataExport data)
    {
        using (html.Open("footer"))
            html.Element("p", $"{data.Office} · Akte {data.Reference} · {GermanText.Of(data.CreatedAt)}");
    }
}
