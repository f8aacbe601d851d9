using System.Collections.Frozen;

namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>The ending of a file by its media type: receivers open files by it.</summary>
internal static class FileEnding
{
    public const string Unknown = ".bin";

    private static readonly FrozenDictionary<string, string> Endings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["application/pdf"] = ".pdf",
        ["image/jpeg"] = ".jpg",
        ["image/png"] = ".png",
        ["image/tiff"] = ".tif",
        ["image/heic"] = ".heic",
        ["image/heif"] = ".heif",
        ["text/html"] = ".html",
        ["text/plain"] = ".txt",
        ["text/csv"] = ".csv",
        ["application/json"] = ".json",
        ["application/xml"] = ".xml",
        ["text/xml"] = ".xml",
        ["message/rfc822"] = ".eml",
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = ".docx",
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = ".xlsx",
        ["application/vnd.oasis.opendocument.text"] = ".odt",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>With its dot. Parameters of the media type, such as a charset, do not matter.</summary>
    public static string Of(string mediaType) => Endings.GetValueOrDefault(mediaType.Split(';')[0].Trim(), Unknown);
}
