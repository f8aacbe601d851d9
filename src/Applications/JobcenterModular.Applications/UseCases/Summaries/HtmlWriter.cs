using System.Text;

namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>Writes elements that are well-formed as HTML and as XML. Every text and attribute value is encoded here and only here.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder html = new("<!DOCTYPE html>\n");

    /// <summary>Opens an element; disposing closes it.</summary>
    public OpenElement Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        html.Append('>');
        return new OpenElement(this, tag);
    }

    public void Element(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        using (Open(tag, attributes))
            Text(text);
        Line();
    }

    public void Void(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        html.Append("/>\n");
    }

    /// <summary>Words of this program.</summary>
    public void Text(string text) => HtmlText.Append(html, text);

    /// <summary>Words of a person: a direction of writing in it does not reach what stands beside it.</summary>
    public void UserText(string text)
    {
        using (Open("bdi"))
            Text(text);
    }

    public void Line() => html.Append('\n');

    /// <summary>A style sheet of this program: not encoded, since browsers read it raw.</summary>
    public void Style(string css)
    {
        html.Append("<style>\n").Append(css).Append("\n</style>\n");
    }

    public override string ToString() => html.ToString();

    private void Start(string tag, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        html.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            html.Append(' ').Append(name).Append("=\"");
            Text(value);
            html.Append('"');
        }
    }

    private void Close(string tag) => html.Append("</").Append(tag).Append('>');

    public readonly ref struct OpenElement(HtmlWriter writer, string tag)
    {
        public void Dispose() => writer.Close(tag);
    }
}
