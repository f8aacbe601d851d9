using System.Net.Http.Headers;
using System.Text;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>multipart/form-data written by hand, so that a test can break every rule of it.</summary>
internal sealed class RawForm
{
    public const string Boundary = "----grenze7f3a";

    private readonly MemoryStream _body = new();

    /// <summary>A paper as clients send it.</summary>
    public static RawForm Paper(byte[] bytes, string fileName = "nachweis.pdf", string evidence = "N01") =>
        new RawForm().Field("evidence", evidence).File(bytes, fileName);

    public RawForm Field(string name, string value) => Part($"form-data; name=\"{name}\"", Encoding.UTF8.GetBytes(value));

    public RawForm File(byte[] bytes, string fileName = "nachweis.pdf") =>
        Part($"form-data; name=\"file\"; filename=\"{fileName}\"", bytes);

    public RawForm Part(string disposition, ReadOnlySpan<byte> content)
    {
        Text($"--{Boundary}\r\nContent-Disposition: {disposition}\r\nContent-Type: application/octet-stream\r\n\r\n");
        _body.Write(content);
        return Text("\r\n");
    }

    public RawForm Text(string text)
    {
        _body.Write(Encoding.UTF8.GetBytes(text));
        return this;
    }

    /// <summary>The whole form.</summary>
    public HttpContent Content() => Text($"--{Boundary}--\r\n").Unfinished();

    /// <summary>What is there so far, without the closing boundary.</summary>
    public HttpContent Unfinished()
    {
        var content = new ByteArrayContent(Bytes());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={Boundary}");
        return content;
    }

    public byte[] Bytes() => _body.ToArray();
}
