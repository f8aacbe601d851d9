using System.Text;
using System.Xml;

namespace JobcenterModular.Documents.UseCases.Leaving;

/// <summary>
/// XML that is written in pieces: each is made in memory by plain calls and then passed on asynchronously. So a file of any
/// length takes little memory, and no synchronous write reaches a socket.
/// </summary>
internal sealed class XmlPieces : IDisposable
{
    private const int PieceBytes = 32 * 1024;

    private readonly Stream _target;
    private readonly MemoryStream _piece = new(2 * PieceBytes);

    /// <summary>Begins a document.</summary>
    /// <param name="declare">With the XML declaration; HTML has none.</param>
    public XmlPieces(Stream target, bool declare)
    {
        _target = target;
        Writer = XmlWriter.Create(_piece, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            OmitXmlDeclaration = !declare,
            Indent = true,
            NewLineChars = "\n",
        });
    }

    public XmlWriter Writer { get; }

    /// <summary>Passes on what is there, if it is enough to be worth it. To be called between elements that may be many.</summary>
    public Task PassOnAsync(CancellationToken cancellationToken)
    {
        Writer.Flush();
        return _piece.Length < PieceBytes ? Task.CompletedTask : SendAsync(cancellationToken);
    }

    /// <summary>Ends all open elements and passes on the rest.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        Writer.WriteEndDocument();
        Writer.Flush();
        return SendAsync(cancellationToken);
    }

    public void Dispose()
    {
        Writer.Dispose();
        _piece.Dispose();
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await _target.WriteAsync(_piece.GetBuffer().AsMemory(0, (int)_piece.Length), cancellationToken);
        _piece.SetLength(0);
    }
}
