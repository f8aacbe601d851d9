using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Applications.UseCases.Household;

/// <summary>Codes of invitations: 12 spoken characters, 60 random bits, stored as a keyed hash and bound to one invitation.</summary>
internal sealed class InvitationCodes(KeyRing keys)
{
    private const int Length = 12;
    private const int GroupLength = 4;

    private readonly byte[] _key = keys.KeyFor("invitation-codes");

    /// <summary>Draws a code.</summary>
    /// <returns>The code as people read it, and what is stored of it.</returns>
    public (string Code, byte[] Hash) Draw(Guid invitation)
    {
        string code = RandomNumberGenerator.GetString(SpokenAlphabet.Characters, Length);
        return (string.Join('-', code.Chunk(GroupLength).Select(part => new string(part))), HashOf(invitation, code));
    }

    /// <summary>Whether code and date of birth are those of the invited person; takes the same time wherever they differ.</summary>
    public bool Matches(HouseholdInvitation invitation, DateOnly? born, string typedCode, DateOnly typedBirthDate)
    {
        bool code = CryptographicOperations.FixedTimeEquals(invitation.CodeHash, HashOf(invitation.Id, SpokenAlphabet.Normalise(typedCode)));
        bool person = CryptographicOperations.FixedTimeEquals(HashOf(invitation.Id, Day(born)), HashOf(invitation.Id, Day(typedBirthDate)));
        return code & person;
    }

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    private byte[] HashOf(Guid invitation, string text) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{invitation:N}:{text}"));
}
