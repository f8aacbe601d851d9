using System.Buffers.Text;
using System.Security.Cryptography;
using JobcenterModular.BuildingBlocks.Security;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.UseCases.Telling;

/// <summary>Links that end e-mails to one person (RFC 8058). What they hold is sealed: nobody can make one for somebody else, and none names anybody.</summary>
internal sealed class Unsubscribing(Sealer sealer, IOptions<PortalOptions> portal)
{
    private const string Purpose = "notifications.unsubscribe";
    private const int IdBytes = 16;

    public string LinkFor(Guid applicationId) =>
        $"{portal.Value.ApiHome}/api/v1/unsubscriptions/{Base64Url.EncodeToString(sealer.Seal(applicationId.ToByteArray(), Purpose))}";

    /// <summary>The application whose link it is; null for anything that is none of ours.</summary>
    public Guid? ReadToken(string token)
    {
        try
        {
            byte[] box = Base64Url.DecodeFromChars(token);
            byte[] id = box.Length > IdBytes ? sealer.Open(box, Purpose) : [];
            return id.Length == IdBytes ? new Guid(id) : null;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentException or OverflowException)
        {
            return null;
        }
    }
}
