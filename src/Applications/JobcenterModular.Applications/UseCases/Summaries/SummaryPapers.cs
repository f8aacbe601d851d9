using System.Collections.Immutable;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.UseCases.Drafts;

namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>Papers that are due, papers that are there, and what can follow.</summary>
internal sealed class SummaryPapers(SummaryContent content, SummaryPersons persons, HtmlWriter html)
{
    public void Due()
    {
        if (content.Evidence.Count == 0)
        {
            html.Element("p", "Nach Ihren Antworten brauchen wir keine Nachweise.");
            return;
        }

        using (html.Open("table", ("class", "due")))
        {
            html.Element("caption", "Nachweise, die zu Ihren Antworten gehören");
            Head("Nachweis", "Für wen", "Stand");
            using (html.Open("tbody"))
            {
                foreach (var item in content.Evidence)
                    DueRow(item);
            }
        }
    }

    public void Received()
    {
        if (content.Papers.Count == 0)
        {
            html.Element("p", "Sie haben noch keine Dateien hochgeladen.");
            return;
        }

        using (html.Open("table", ("class", "received")))
        {
            html.Element("caption", content.Papers.Count == 1 ? "1 Datei" : $"{content.Papers.Count} Dateien");
            Head("Datei und Prüfsumme (SHA-256)", "Nachweis", "Art und Größe", "Eingegangen");
            using (html.Open("tbody"))
            {
                foreach (var paper in content.Papers)
                    ReceivedRow(paper);
            }
        }
    }

    public void FollowUps()
    {
        if (content.Evaluation.FollowUps.IsEmpty && !content.Evidence.Any(item => item.State.IsOpen()))
        {
            html.Element("p", "Alle Fragen sind beantwortet und alle Nachweise sind da. Das Jobcenter kann später noch Fragen haben.");
            return;
        }

        html.Element("p", "Ihr Antrag ist eingegangen, auch wenn noch etwas fehlt. Diese Angaben und Nachweise können Sie nachreichen:");
        Questions("Noch nicht beantwortet", FollowUpReason.Open);
        Questions("Antwort „Weiß ich nicht“", FollowUpReason.DontKnow);
        Papers("Fehlende Nachweise", item => item.State is EvidenceState.Missing or EvidenceState.Rejected);
        Papers("Nachweise, die Sie später schicken", item => item.State == EvidenceState.Later);
        Papers("Nachweise, die Sie nicht haben", item => item.State == EvidenceState.NotAvailable);
    }

    private void Papers(string heading, Func<EvidenceItem, bool> which)
    {
        List<EvidenceItem> open = [.. content.Evidence.Where(which)];
        if (open.Count == 0)
            return;
        html.Element("h3", heading);
        using (html.Open("ul"))
        {
            foreach (var item in open)
                Item(item.PromisedFor is { } day ? $"{item.Title} (bis {GermanDates.Text(day)})" : item.Title, item.Person);
        }
    }

    private void Questions(string heading, FollowUpReason reason)
    {
        ImmutableArray<FollowUp> questions = [.. content.Evaluation.FollowUps.Where(followUp => followUp.Reason == reason)];
        if (questions.IsEmpty)
            return;
        html.Element("h3", heading);
        using (html.Open("ul"))
        {
            foreach (var question in questions)
                Item(question.Text, question.Person);
        }
    }

    private void Item(string text, string person)
    {
        using (html.Open("li"))
        {
            html.Text($"{text} – ");
            html.UserText(persons.NameOf(person));
        }

        html.Line();
    }

    private void DueRow(EvidenceItem item)
    {
        using (html.Open("tr"))
        {
            html.Element("th", $"{item.Title} ({item.Code})", ("scope", "row"));
            using (html.Open("td"))
                html.UserText(persons.NameOf(item.Person));
            html.Element("td", StateText(item.State));
        }

        html.Line();
    }

    private void ReceivedRow(PaperView paper)
    {
        using (html.Open("tr"))
        {
            using (html.Open("th", ("scope", "row")))
            {
                using (html.Open("span", ("class", "file")))
                    html.UserText(paper.FileName);
                html.Void("br");
                html.Element("code", paper.Sha256);
            }

            using (html.Open("td"))
            {
                html.Text(content.Form.EvidenceOf(paper.Evidence)?.Title ?? paper.Evidence);
                html.Text(" – ");
                html.UserText(persons.NameOf(paper.Person));
            }

            html.Element("td", $"{KindText(paper.MediaType)}, {AnswerText.Size(paper.SizeBytes)}");
            html.Element("td", GermanDates.TimeText(paper.ReceivedAt));
        }

        html.Line();
    }

    private void Head(params ReadOnlySpan<string> headings)
    {
        using (html.Open("thead"))
        using (html.Open("tr"))
        {
            foreach (var heading in headings)
                html.Element("th", heading, ("scope", "col"));
        }
    }

    private static string StateText(EvidenceState state) => state switch
    {
        EvidenceState.Present => "Ist da",
        EvidenceState.Missing => "Fehlt noch",
        EvidenceState.Later => "Kommt später",
        EvidenceState.NotAvailable => "Gibt es nicht",
        EvidenceState.Accepted => "Ist in Ordnung",
        EvidenceState.Rejected => "Bitte noch einmal schicken",
        _ => "Freiwillig",
    };

    private static string KindText(string mediaType) => mediaType switch
    {
        "application/pdf" => "PDF",
        "image/jpeg" => "JPEG-Bild",
        "image/png" => "PNG-Bild",
        "image/tiff" => "TIFF-Bild",
        "image/heic" or "image/heif" => "HEIC-Bild",
        _ => mediaType,
    };
}
