namespace JobcenterModular.Documents.UseCases.Leaving.OwnData;

/// <summary>
/// A table whose rows are passed on as they are written: the log of a file can be long. It has a caption, says which cells
/// are heads, and can be moved by keyboard where it is wider than the screen (WCAG 2.1, 1.3.1 and 2.1.1).
/// </summary>
internal sealed class OwnDataTable(HtmlXml html, XmlPieces pieces, CancellationToken cancellationToken)
{
    public async Task WriteAsync<T>(string caption, IReadOnlyList<string> heads, IEnumerable<T> rows, Action<T> write)
    {
        html.Start("div", ("class", "table"), ("role", "region"), ("aria-label", caption), ("tabindex", "0"));
        html.Start("table");
        html.Element("caption", caption);
        using (html.Open("thead"))
        using (html.Open("tr"))
        {
            foreach (string head in heads)
                html.Element("th", head, ("scope", "col"));
        }

        html.Start("tbody");
        foreach (T row in rows)
        {
            using (html.Open("tr"))
                write(row);
            await pieces.PassOnAsync(cancellationToken);
        }

        html.End();
        html.End();
        html.End();
    }

    /// <summary>The first cell of a row: it names the row.</summary>
    public void Head(string text)
    {
        using (html.Open("th", ("scope", "row")))
            html.UserText(text);
    }

    public void Cell(string? text)
    {
        using (html.Open("td"))
            html.UserText(text ?? "–");
    }
}
