using System.Globalization;
using System.Text;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>A request as somebody might send it, by mistake or on purpose. Its text is enough to send it again.</summary>
internal sealed record RandomRequest(
    HttpMethod Method, string Path, string? Authorization, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body, string? ContentType)
{
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, new Uri(Path, UriKind.Relative));
        if (Authorization is not null)
            message.Headers.TryAddWithoutValidation("Authorization", Authorization);
        foreach ((string name, string value) in Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
                message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        return message;
    }

    public override string ToString()
    {
        string headers = string.Join("; ", Headers.Select(header => $"{header.Name}: {header.Value}"));
        string body = Body is null ? "no body" : string.Create(CultureInfo.InvariantCulture, $"{ContentType}, {Body.Length} bytes, {Start(Body)}");
        return $"{Method} {Path} [{headers}] {(Authorization is null ? "nobody" : "with token")} {body}";
    }

    private static string Start(byte[] body) => body.Length <= 600
        ? $"{Encoding.UTF8.GetString(body)} = {Convert.ToBase64String(body)}"
        : Encoding.UTF8.GetString(body, 0, 300);
}
