using System.Globalization;
using System.Text;
using System.Xml;

namespace JobcenterModular.Documents.UseCases.Leaving.OwnData;

/// <summary>Writes HTML that is well-formed XML as well. Every text and every attribute is encoded by the XML writer.</summary>
internal sealed class HtmlXml(XmlWriter xml)
{
    /// <summary>Opens an element; disposing closes it with an end tag of its own, as HTML demands.</summary>
    public OpenElement Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        return new OpenElement(this);
    }

    public void Start(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(tag);
        foreach ((string name, string value) in attributes)
            xml.WriteAttributeString(name, XmlText.Clean(value));
    }

    public void End() => xml.WriteFullEndElement();

    /// <summary>An element that has no content by its nature, such as <c>meta</c>.</summary>
    public void Void(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        xml.WriteEndElement();
    }

    /// <summary>Words of this program.</summary>
    public void Element(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        using (Open(tag, attributes))
            xml.WriteString(XmlText.Clean(text));
    }

    /// <summary>Words of a person: a direction of writing in them does not reach what stands beside them.</summary>
    public void UserText(string text)
    {
        using (Open("bdi"))
            xml.WriteString(XmlText.Clean(ShowDirections(text)));
    }

    // Embeddings, overrides and isolates could make "gpj.exe" look like "exe.jpg"; they are shown instead of obeyed.
    private static string ShowDirections(string text)
    {
        if (!text.Any(TurnsDirection))
            return text;
        var shown = new StringBuilder(text.Length + 16);
        foreach (char letter in text)
        {
            if (TurnsDirection(letter))
                shown.Append(CultureInfo.InvariantCulture, $"[U+{(int)letter:X4}]");
            else
                shown.Append(letter);
        }

        return shown.ToString();
    }

    private static bool TurnsDirection(char letter) => letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    public readonly ref struct OpenElement(HtmlXml writer)
    {
        public void Dispose() => writer.End();
    }
}
