using System.Globalization;

namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>
/// The document of record: one HTML file that needs nothing else, for screen, paper and PDF/A.
/// Accessible by WCAG 2.1 AA as BITV 2.0 asks of public bodies: headings, landmarks, lists and tables say what they are.
/// </summary>
internal static class SummaryHtml
{
    private static readonly (string Id, string Title)[] Parts =
    [
        ("personen", "Wer gehört zum Antrag?"),
        ("antworten", "Fragen und Antworten"),
        ("nachweise", "Welche Nachweise gehören dazu?"),
        ("dateien", "Welche Dateien haben wir?"),
        ("offen", "Was ist noch offen?"),
        ("beweis", "So beweisen Sie den Eingang"),
    ];

    public static string Render(SummaryContent content)
    {
        var html = new HtmlWriter();
        using (html.Open("html", ("lang", "de")))
        {
            Head(html, content);
            using (html.Open("body"))
            {
                Header(html, content);
                Contents(html);
                using (html.Open("main"))
                    Main(html, content);
                Footer(html, content);
            }
        }

        return html.ToString();
    }

    private static void Head(HtmlWriter html, SummaryContent content)
    {
        using (html.Open("head"))
        {
            html.Void("meta", ("charset", "utf-8"));
            html.Element("title", $"{content.Reference} – Zusammenfassung: {content.Form.Title}");
            html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            html.Void("meta", ("name", "robots"), ("content", "noindex"));
            html.Void("meta", ("name", "author"), ("content", content.Office));
            html.Void("meta", ("name", "dcterms.created"), ("content", content.SubmittedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
            html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'"));
            html.Style(SummaryStyle.Css);
        }
    }

    private static void Header(HtmlWriter html, SummaryContent content)
    {
        using (html.Open("header"))
        {
            html.Element("p", content.Office, ("class", "office"));
            html.Element("h1", "Zusammenfassung Ihres Antrags");
            html.Element("p", content.Form.Title, ("class", "form"));
            html.Element("p", GermanDates.EffectText(content.ApplicationDate, content.EffectMonth), ("class", "effect"));
            using (html.Open("dl", ("class", "facts")))
            {
                Fact(html, "Aktenzeichen", content.Reference, "reference");
                Fact(html, "Antragsdatum", GermanDates.Text(content.ApplicationDate));
                Fact(html, "Abgeschickt und eingegangen", GermanDates.TimeText(content.SubmittedAt));
                Fact(html, "Jobcenter", content.Office);
                Fact(html, "Formular", $"{content.Form.Title}, Version {content.Form.Version.ToString(CultureInfo.InvariantCulture)}");
                if (content.TakenByPhone is { } taken)
                    Fact(html, "Am Telefon", taken);
            }

            html.Element("p", "Hier stehen alle Fragen, die wir Ihnen gestellt haben, und Ihre Antworten. Bewahren Sie die Zusammenfassung gut auf.");
        }

        html.Line();
    }

    private static void Fact(HtmlWriter html, string term, string text, string style = "fact")
    {
        using (html.Open("div"))
        {
            html.Element("dt", term);
            html.Element("dd", text, ("class", style));
        }
    }

    private static void Contents(HtmlWriter html)
    {
        using (html.Open("nav", ("aria-labelledby", "inhalt")))
        {
            html.Element("h2", "Inhalt", ("id", "inhalt"));
            using (html.Open("ul"))
            {
                foreach (var (id, title) in Parts)
                {
                    using (html.Open("li"))
                        html.Element("a", title, ("href", $"#{id}"));
                }
            }
        }

        html.Line();
    }

    private static void Main(HtmlWriter html, SummaryContent content)
    {
        var persons = new SummaryPersons(content);
        var papers = new SummaryPapers(content, persons, html);
        Action[] writers =
        [
            () => persons.Write(html),
            new SummaryAnswers(content, persons, html).Write,
            papers.Due,
            papers.Received,
            papers.FollowUps,
            () => Proof(html, content),
        ];
        foreach (var ((id, title), write) in Parts.Zip(writers))
        {
            using (html.Open("section", ("aria-labelledby", id), ("class", "part")))
            {
                html.Element("h2", title, ("id", id));
                write();
            }

            html.Line();
        }
    }

    private static void Proof(HtmlWriter html, SummaryContent content)
    {
        html.Element("p", "Sie haben eine elektronisch unterschriebene Eingangsbestätigung bekommen. Sie beweist, wann Ihr Antrag da war und was darin stand. Jeder kann sie prüfen. Diese Zusammenfassung selbst ist nicht unterschrieben.");
        html.Element("p", "In der Eingangsbestätigung stehen diese Prüfsumme und die Prüfsummen Ihrer Dateien:");
        using (html.Open("dl"))
        using (html.Open("div"))
        {
            html.Element("dt", "Prüfsumme Ihrer Antworten (SHA-256)");
            using (html.Open("dd"))
                html.Element("code", content.AnswersSha256);
        }
    }

    private static void Footer(HtmlWriter html, SummaryContent content)
    {
        using (html.Open("footer"))
            html.Element("p", $"{content.Office} · Antrag {content.Reference} · eingegangen am {GermanDates.TimeText(content.SubmittedAt)}");
    }
}
