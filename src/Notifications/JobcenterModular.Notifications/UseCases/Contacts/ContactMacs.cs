using System.Security.Cryptography;
using System.Text;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Notifications.UseCases.Contacts;

/// <summary>Keyed hashes: a copied database tells neither which code was sent nor, from a list of numbers, whose number it was.</summary>
internal sealed class ContactMacs(KeyRing keys)
{
    private readonly byte[] _key = keys.KeyFor("contact-macs");

    /// <summary>The same for the same address, however it is written in capitals.</summary>
    public string OfAddress(string address) => Of("address:" + address.ToLowerInvariant());

    /// <summary>A code belongs to one contact point.</summary>
    public string OfCode(Guid pointId, string code) => Of($"code:{pointId}:{code}");

    /// <summary>Compares in constant time.</summary>
    public bool IsCode(Guid pointId, string code, string mac) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(OfCode(pointId, code)), Encoding.ASCII.GetBytes(mac));

    private string Of(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}
