using System.Collections.Frozen;

namespace JobcenterModular.Documents.UseCases.Leaving.Xdomea;

/// <summary>A file format in the words of xdomea.</summary>
/// <param name="OtherName">Its name where the list has none for it.</param>
/// <param name="Version">The schema demands one, known or not.</param>
internal sealed record XdomeaFormat(XdomeaCode Code, string? OtherName, string Version)
{
    private const string Other = "100";
    private const string ArchivalPdf = "044";
    private const string ArchivalPrefix = "PDF/A-";
    private const string UnknownVersion = "unbekannt";

    private static readonly FrozenDictionary<string, string> Codes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".pdf"] = "018",
        [".jpg"] = "011",
        [".png"] = "019",
        [".tif"] = "023",
        [".html"] = "008",
        [".txt"] = "045",
        [".csv"] = "002",
        [".xml"] = "030",
        [".eml"] = "006",
        [".docx"] = "035",
        [".xlsx"] = "036",
        [".odt"] = "015",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static XdomeaFormat Of(ExportedVersion version)
    {
        string ending = FileEnding.Of(version.MediaType);
        if (ending == ".pdf" && version.FormatVersion?.StartsWith(ArchivalPrefix, StringComparison.Ordinal) == true)
            return new XdomeaFormat(Listed(ArchivalPdf), null, version.FormatVersion[ArchivalPrefix.Length..]);
        string known = version.FormatVersion ?? UnknownVersion;
        return Codes.TryGetValue(ending, out string? code)
            ? new XdomeaFormat(Listed(code), null, known)
            : new XdomeaFormat(Listed(Other), OtherNameOf(ending, version.MediaType), known);
    }

    private static string OtherNameOf(string ending, string mediaType) =>
        ending == FileEnding.Unknown ? mediaType : $"{ending[1..]} - {mediaType}";

    private static XdomeaCode Listed(string code) => new("dateiformat", "1.0", code);
}
