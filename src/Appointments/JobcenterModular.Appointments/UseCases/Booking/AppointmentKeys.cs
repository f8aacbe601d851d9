using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>
/// The key that opens one hold, booking or entry of the waiting list to whoever has no account: a MAC over its id, so that
/// nothing is stored that a copied database could give away.
/// </summary>
internal sealed class AppointmentKeys(KeyRing keys)
{
    private readonly byte[] _key = keys.KeyFor("appointment-keys");

    /// <summary>The key of a hold or booking; it stays the same when one becomes the other, and when it is moved.</summary>
    public string Of(Guid id) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"appointment:{id}")));

    /// <summary>Whether this is the key; in constant time.</summary>
    public bool Opens(Guid id, string? key) =>
        key is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(id)), Encoding.UTF8.GetBytes(key));
}
