namespace JobcenterModular.Documents.UseCases.Leaving.OwnData;

/// <summary>The lists on the page: applications, documents, decisions, accesses, recipients.</summary>
internal sealed class OwnDataLists(OwnDataExport data, IReadOnlyList<OwnFile> files, HtmlXml html, XmlPieces pieces, CancellationToken cancellationToken)
{
    private readonly OwnDataTable _table = new(html, pieces, cancellationToken);

    public Task ApplicationsAsync() => ListAsync(
        data.Applications,
        "Es gibt keinen Antrag von Ihnen.",
        "Ihre Anträge",
        ["Aktenzeichen", "Formular", "Antragsdatum", "Abgeschickt"],
        application =>
        {
            _table.Head(application.Reference);
            _table.Cell(application.Form);
            _table.Cell(GermanText.Of(application.ApplicationDate));
            _table.Cell(application.SubmittedAt is { } at ? GermanText.Of(at) : "noch nicht");
        });

    public Task DocumentsAsync()
    {
        var paths = files.ToDictionary(file => file.Version.Id, file => file.File.Name);
        return ListAsync(
            data.Documents.SelectMany(source => source.Document.Versions.Select(version => (source, version))).ToList(),
            "Es gibt keine Unterlagen von Ihnen.",
            "Ihre Unterlagen",
            ["Dokument", "Art", "Für wen", "Eingegangen", "Weg", "Datei"],
            row =>
            {
                _table.Head(row.version.Number == 1 ? row.source.Document.Title : $"{row.source.Document.Title} (Fassung {row.version.Number})");
                _table.Cell(string.Join(", ", row.source.Document.EvidenceCodes.Prepend(Terms.Kind(row.source.Document.Kind))));
                _table.Cell(row.source.Document.Person?.Name);
                _table.Cell(GermanText.Of(row.source.Document.ReceivedAt));
                _table.Cell(Terms.Channel(row.source.Document.Channel));
                FileCell(row.source, row.version, paths.GetValueOrDefault(row.version.Id));
            });
    }

    public Task DecisionsAsync() => ListAsync(
        data.Decisions,
        "Wir haben keine Nachweise von Ihnen verlangt.",
        "Ihre Nachweise",
        ["Nachweis", "Antrag", "Für wen", "Stand", "Grund", "Frist", "Entschieden"],
        decision =>
        {
            _table.Head($"{decision.Code} {decision.Title}");
            _table.Cell(decision.ApplicationReference);
            _table.Cell(decision.Person);
            _table.Cell(Terms.EvidenceState(decision.State));
            _table.Cell(decision.Reason);
            _table.Cell(decision.DueOn is { } due ? GermanText.Of(due) : null);
            _table.Cell(decision.DecidedAt is { } at ? $"{GermanText.Of(at)} ({Terms.Role(decision.ByRole ?? "system")})" : null);
        });

    public Task AccessesAsync() => ListAsync(
        data.Accesses,
        "Niemand hat Ihre Akte geöffnet.",
        "Zugriffe auf Ihre Akte",
        ["Wann", "Wer", "Was", "Warum"],
        access =>
        {
            _table.Head(GermanText.Of(access.At));
            _table.Cell(Terms.Role(access.Role));
            _table.Cell(access.Action);
            _table.Cell(access.Reason);
        });

    public Task RecipientsAsync() => ListAsync(
        data.Recipients,
        "Wir haben niemandem Daten aus Ihrer Akte gegeben.",
        "Empfänger Ihrer Daten",
        ["Wann", "Wer", "Was"],
        recipient =>
        {
            _table.Head(GermanText.Of(recipient.At));
            _table.Cell(recipient.Name);
            _table.Cell(recipient.What);
        });

    private void FileCell(OwnDocument source, ExportedVersion version, string? path)
    {
        if (path is null)
        {
            _table.Cell($"{version.FileName}: nicht in diesem Paket. {source.Withheld}");
            return;
        }

        using (html.Open("td"))
        {
            using (html.Open("a", ("href", path)))
                html.UserText(version.FileName);
            html.Void("br");
            html.Element("span", $"{GermanText.Size(version.SizeBytes)}, Prüfsumme (SHA-256) ");
            html.Element("code", version.Sha256);
        }
    }

    private async Task ListAsync<T>(IReadOnlyList<T> rows, string none, string caption, IReadOnlyList<string> heads, Action<T> write)
    {
        if (rows.Count == 0)
            html.Element("p", none);
        else
            await _table.WriteAsync(caption, heads, rows, write);
    }
}
