using System.Security.Cryptography;
using System.Text;

namespace JobcenterModular.Applications.Domain.Desk;

/// <summary>Ids of tasks that the same cause may raise once only: the same cause and reason always give the same id.</summary>
internal static class TaskIds
{
    public static Guid Of(Guid cause, TaskReason reason)
    {
        byte[] name = [.. cause.ToByteArray(bigEndian: true), .. Encoding.ASCII.GetBytes(reason.ToString())];
        byte[] id = SHA256.HashData(name)[..16];
        id[6] = (byte)((id[6] & 0x0F) | 0x80); // Version 8: made by our own rule (RFC 9562).
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
