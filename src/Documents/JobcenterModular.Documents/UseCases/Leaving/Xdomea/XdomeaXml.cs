using System.Globalization;
using System.Xml;

namespace JobcenterModular.Documents.UseCases.Leaving.Xdomea;

/// <summary>The vocabulary in which messages are written. What is not known is left out.</summary>
internal sealed class XdomeaXml(XmlWriter xml)
{
    public const string Namespace = "urn:xoev-de:xdomea:schema:3.0.0";

    private const string Prefix = "xdomea";

    public static string Of(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    public void Start(string element) => xml.WriteStartElement(Prefix, element, Namespace);

    public void End() => xml.WriteEndElement();

    /// <summary>Opens an element; disposing closes it.</summary>
    public OpenElement Open(string element)
    {
        Start(element);
        return new OpenElement(this);
    }

    public void Text(string element, string? text)
    {
        if (text is null)
            return;
        using (Open(element))
            xml.WriteString(XmlText.Clean(text));
    }

    public void Id(string element, Guid id) => Text(element, id.ToString("D"));

    public void Number(string element, long number) => Text(element, Of(number));

    public void Date(string element, DateOnly? date)
    {
        if (date is { } known)
            Text(element, Of(known));
    }

    public void Instant(string element, DateTimeOffset instant) => Text(element, Of(instant));

    // The standard speaks of 1 and 0, and not every receiver reads true and false.
    public void Flag(string element, bool value) => Text(element, value ? "1" : "0");

    /// <summary>A code; its one child has no namespace.</summary>
    public void Code(string element, XdomeaCode code)
    {
        using (Open(element))
        {
            xml.WriteAttributeString("listURI", code.ListUri);
            xml.WriteAttributeString("listVersionID", code.ListVersion);
            xml.WriteElementString("code", code.Value);
        }
    }

    public readonly ref struct OpenElement(XdomeaXml writer)
    {
        public void Dispose() => writer.End();
    }
}
