using JobcenterModular.Documents.Domain.Inspection.Decoding;

namespace JobcenterModular.Documents.Domain.Inspection.Pdf;

/// <summary>
/// Finds where the data of a stream end: at the word <c>endstream</c>, or where an object begins, because readers that trust
/// the announced length need no such word. The length itself is not asked: it may be wrong, or stand in an object that comes
/// later, and readers then look for the word, too.
/// </summary>
/// <remarks>
/// The word has nine letters: no data contain it by chance. For the beginning of an object it takes a blank or a digit, "obj",
/// and one of four letters, which is one place in sixteen thousand million. What happens there by chance is that the rest of
/// the data is read as objects, in which a name such as /JS is again one in hundreds of millions.
/// </remarks>
internal sealed class PdfStreamEnd
{
    private readonly Needle _endWord = new("endstream"u8.ToArray());
    private readonly Needle _objectWord = new("obj"u8.ToArray());
    private bool _objectMayBegin;

    /// <summary>How the data may end.</summary>
    internal enum Ending
    {
        /// <summary>Not yet.</summary>
        None,

        /// <summary>With their word.</summary>
        Word,

        /// <summary>With the first letter of an object.</summary>
        Object,
    }

    /// <summary>Tells how many bytes belong to the data, the word itself included.</summary>
    public int Find(ReadOnlySpan<byte> bytes, out Ending ending)
    {
        int end = _endWord.FindEnd(bytes);
        int foreign = FindObject(end < 0 ? bytes : bytes[..end]);
        ending = foreign >= 0 ? Ending.Object : end >= 0 ? Ending.Word : Ending.None;
        if (ending != Ending.None)
            Reset();
        return foreign >= 0 ? foreign : end >= 0 ? end : bytes.Length;
    }

    private void Reset()
    {
        _endWord.Reset();
        _objectWord.Reset();
        _objectMayBegin = false;
    }

    private int FindObject(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (true)
        {
            if (_objectMayBegin)
            {
                int from = at;
                while (at < bytes.Length && PdfCharacters.IsWhite(bytes[at]))
                    at++;
                _objectWord.Pass(bytes[from..at]);
                if (at == bytes.Length)
                    return -1;
                if (PdfCharacters.BeginsObject(bytes[at]))
                    return at;
            }

            int end = _objectWord.FindEnd(bytes[at..]);
            _objectMayBegin = end >= 0 && (PdfCharacters.IsWhite(_objectWord.Before) || char.IsAsciiDigit((char)_objectWord.Before));
            if (end < 0)
                return -1;
            at += end;
        }
    }
}
