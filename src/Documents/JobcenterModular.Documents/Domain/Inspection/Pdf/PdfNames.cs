using System.Collections.Frozen;
using JobcenterModular.Documents.Domain.Inspection.Decoding;

namespace JobcenterModular.Documents.Domain.Inspection.Pdf;

/// <summary>Reads names as they are written (ISO 32000-2, 7.3.5), with <c>#xx</c> for any byte: <c>/J#53</c> is <c>/JS</c>.</summary>
internal static class PdfNames
{
    private const int Longest = 32;

    private static readonly FrozenDictionary<string, PdfName> Known = new Dictionary<string, PdfName>(StringComparer.Ordinal)
    {
        ["JavaScript"] = PdfName.JavaScript,
        ["JS"] = PdfName.JavaScript,
        ["Launch"] = PdfName.Launch,
        ["RichMedia"] = PdfName.RichMedia,
        ["RichMediaExecute"] = PdfName.RichMedia,

        // Words that other names may be, too: they count as a kind of action or annotation only.
        ["Movie"] = PdfName.Player,
        ["Sound"] = PdfName.Player,
        ["Rendition"] = PdfName.Player,
        ["3D"] = PdfName.Player,
        ["ImportData"] = PdfName.Player,
        ["EmbeddedFile"] = PdfName.EmbeddedFile,
        ["EmbeddedFiles"] = PdfName.EmbeddedFile,
        ["FileAttachment"] = PdfName.EmbeddedFile,
        ["Encrypt"] = PdfName.Encrypt,
        ["EF"] = PdfName.EmbeddedIn,
        ["Filespec"] = PdfName.FileSpecification,
        ["UF"] = PdfName.FileSpecification,
        ["S"] = PdfName.KindOf,
        ["Type"] = PdfName.KindOf,
        ["Subtype"] = PdfName.KindOf,
        ["ObjStm"] = PdfName.ObjectStream,
        ["N"] = PdfName.Count,
        ["First"] = PdfName.First,
        ["Filter"] = PdfName.Filter,
        ["F"] = PdfName.Filter,
        ["DecodeParms"] = PdfName.Parameters,
        ["DP"] = PdfName.Parameters,
        ["Predictor"] = PdfName.Predictor,
        ["Image"] = PdfName.Image,
        ["Width"] = PdfName.Width,
        ["Height"] = PdfName.Height,

        // Readers take the short names of inline images for streams, too.
        ["FlateDecode"] = PdfName.Flate,
        ["Fl"] = PdfName.Flate,
        ["ASCII85Decode"] = PdfName.Base85,
        ["A85"] = PdfName.Base85,
        ["ASCIIHexDecode"] = PdfName.Hex,
        ["AHx"] = PdfName.Hex,
        ["Crypt"] = PdfName.Crypt,
        ["LZWDecode"] = PdfName.OpaqueFilter,
        ["LZW"] = PdfName.OpaqueFilter,
        ["RunLengthDecode"] = PdfName.OpaqueFilter,
        ["RL"] = PdfName.OpaqueFilter,
        ["CCITTFaxDecode"] = PdfName.OpaqueFilter,
        ["CCF"] = PdfName.OpaqueFilter,
        ["JBIG2Decode"] = PdfName.OpaqueFilter,
        ["DCTDecode"] = PdfName.OpaqueFilter,
        ["DCT"] = PdfName.OpaqueFilter,
        ["JPXDecode"] = PdfName.OpaqueFilter,
        ["BrotliDecode"] = PdfName.OpaqueFilter,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, PdfName>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static PdfName Of(ReadOnlySpan<byte> written)
    {
        Span<char> name = stackalloc char[Longest];
        int length = 0;
        for (int i = 0; i < written.Length; i++)
        {
            if (length == Longest)
                return PdfName.Other;
            byte letter = written[i];
            if (letter == (byte)'#' && i + 2 < written.Length && HexDigit.ValueOf(written[i + 1]) is >= 0 and var high && HexDigit.ValueOf(written[i + 2]) is >= 0 and var low)
            {
                letter = (byte)((high << 4) | low);
                i += 2;
            }

            name[length++] = (char)letter;
        }

        return Lookup.TryGetValue(name[..length], out PdfName known) ? known : PdfName.Other;
    }
}
