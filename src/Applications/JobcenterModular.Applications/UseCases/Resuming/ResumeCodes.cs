using System.Security.Cryptography;
using System.Text;
using JobcenterModular.Applications.Domain;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Applications.UseCases.Resuming;

/// <summary>
/// Codes to come back with: 12 spoken characters, 60 random bits. Stored as a keyed hash, so that neither a copy of the
/// database nor a list of all codes opens anything.
/// </summary>
internal sealed class ResumeCodes(KeyRing keys)
{
    private const int Length = 12;
    private const int GroupLength = 4;

    private readonly byte[] _key = keys.KeyFor("resume-codes");

    /// <summary>Draws a code for an application and adds its hash to the coming save.</summary>
    /// <returns>The code as people read it: <c>7K3M-9QXC-T2WB</c>.</returns>
    public string Add(IApplicationsDb db, BenefitApplication application, DateTimeOffset now)
    {
        string code = RandomNumberGenerator.GetString(SpokenAlphabet.Characters, Length);
        db.ResumeCodes.Add(new ResumeCode
        {
            Id = Guid.CreateVersion7(now),
            ApplicationId = application.Id,
            Hash = HashOf(application.Id, code),
            CreatedAt = now,
        });
        return string.Join('-', code.Chunk(GroupLength).Select(part => new string(part)));
    }

    /// <summary>Whether one of the stored hashes is of this code; takes the same time wherever it differs.</summary>
    public bool Matches(BenefitApplicationId application, IEnumerable<ResumeCode> stored, string typed)
    {
        byte[] hash = HashOf(application, SpokenAlphabet.Normalise(typed));
        bool found = false;
        foreach (ResumeCode code in stored)
            found |= CryptographicOperations.FixedTimeEquals(hash, code.Hash);
        return found;
    }

    private byte[] HashOf(BenefitApplicationId application, string code) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{application.Value:N}:{code}"));
}
