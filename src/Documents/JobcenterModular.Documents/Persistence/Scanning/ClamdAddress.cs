using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace JobcenterModular.Documents.Persistence.Scanning;

/// <summary>Where clamd listens, as people write it: <c>unix:/path</c> or <c>tcp://host:port</c>.</summary>
internal static class ClamdAddress
{
    private const string UnixScheme = "unix:";

    public static bool TryParse(string? text, [NotNullWhen(true)] out EndPoint? address)
    {
        address = text switch
        {
            null => null,
            _ when text.StartsWith(UnixScheme, StringComparison.Ordinal) => Unix(text[UnixScheme.Length..]),
            _ => Tcp(text),
        };
        return address is not null;
    }

    private static UnixDomainSocketEndPoint? Unix(string path)
    {
        if (!path.StartsWith('/') || path.Contains('\0', StringComparison.Ordinal))
            return null;
        try
        {
            return new UnixDomainSocketEndPoint(path);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null; // The system takes about a hundred characters.
        }
    }

    private static EndPoint? Tcp(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Scheme != "tcp" || uri.Port <= 0 || uri.Host.Length == 0
            || uri.UserInfo.Length > 0 || uri.PathAndQuery is not ("" or "/") || uri.Fragment.Length > 0)
            return null;
        return IPAddress.TryParse(uri.DnsSafeHost, out IPAddress? ip) ? new IPEndPoint(ip, uri.Port) : new DnsEndPoint(uri.DnsSafeHost, uri.Port);
    }
}
