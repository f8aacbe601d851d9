using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace JobcenterModular.UnitTests.Documents.Leaving;

/// <summary>The schemas of xdomea 3.0.0 beside the repository, read without any network.</summary>
internal static class XdomeaSchemas
{
    private const string Folder = "xdomea_3.0.0";

    private static readonly Lazy<XmlSchemaSet> Set = new(Load);

    /// <summary>What the schemas say against a message; nothing when it is valid.</summary>
    public static IReadOnlyList<string> ErrorsOf(byte[] message)
    {
        SharedFolder.Require("conformance", "xdomea", Folder, "xdomea.xsd");
        var errors = new List<string>();
        var settings = new XmlReaderSettings
        {
            ValidationType = ValidationType.Schema,
            Schemas = Set.Value,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
        };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings | XmlSchemaValidationFlags.ProcessIdentityConstraints;
        settings.ValidationEventHandler += (_, problem) => errors.Add($"{problem.Exception.LineNumber}: {problem.Message}");
        using var reader = XmlReader.Create(new MemoryStream(message), settings);
        while (reader.Read())
        {
            // Reading is validating.
        }

        return errors;
    }

    /// <summary>The codes of a list.</summary>
    public static IReadOnlySet<string> CodesOf(string list, string version)
    {
        string file = SharedFolder.Require("conformance", "xdomea", Folder, "code_lists", $"{char.ToUpperInvariant(list[0])}{list[1..]}_{version}.xml");
        XElement root = XDocument.Load(file).Root!;
        XElement identification = root.Elements().Single(element => element.Name.LocalName == "Identification");
        identification.Elements().Single(element => element.Name.LocalName == "CanonicalUri").Value.ShouldBe($"urn:xoev-de:xdomea:codeliste:{list}");
        identification.Elements().Single(element => element.Name.LocalName == "Version").Value.ShouldBe(version);
        return root.Descendants().Where(element => element.Name.LocalName == "Row")
            .Select(row => row.Elements().First().Value.Trim())
            .ToHashSet(StringComparer.Ordinal);
    }

    private static XmlSchemaSet Load()
    {
        string main = SharedFolder.Require("conformance", "xdomea", Folder, "xdomea.xsd");
        var set = new XmlSchemaSet { XmlResolver = new OfflineResolver(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(main)!, ".."))) };
        set.ValidationEventHandler += (_, problem) => throw problem.Exception;
        set.Add(targetNamespace: null, main);
        set.Compile();
        return set;
    }
}
