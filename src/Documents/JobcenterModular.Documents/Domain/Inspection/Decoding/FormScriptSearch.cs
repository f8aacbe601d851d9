namespace JobcenterModular.Documents.Domain.Inspection.Decoding;

/// <summary>
/// Looks for JavaScript in the XML of a form (XFA 3.3, part 2): a script without this type is a formula, which only calculates.
/// Text in other streams may speak of JavaScript; only XML is searched.
/// </summary>
internal sealed class FormScriptSearch(Action found) : IByteSink
{
    private readonly Needle _script = new("application/x-javascript"u8.ToArray());
    private bool? _isXml;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_isXml is null)
        {
            bytes = bytes.TrimStart("\uFEFF \t\r\n"u8);
            if (bytes.IsEmpty)
                return;
            _isXml = bytes[0] == (byte)'<';
        }

        if (_isXml.Value && _script.FindEnd(bytes) >= 0)
        {
            _isXml = false;
            found();
        }
    }

    public void Flush()
    {
        // Nothing waits here.
    }
}
