using System.Security.Cryptography;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.Persistence.Storage.Sealing;

/// <summary>
/// Wraps with the configured master key, or with one derived from <c>Security:MasterKey</c> where none is configured; the
/// derived one goes on unwrapping what it has wrapped.
/// </summary>
internal sealed class CaseKeys : ICaseKeys
{
    private const string DerivedPurpose = "documents:case-keys";

    private readonly CaseMasterKey _current;
    private readonly Dictionary<string, CaseMasterKey> _known = new(StringComparer.Ordinal);

    public CaseKeys(IOptions<EncryptionOptions> options, KeyRing keys)
    {
        var derived = new CaseMasterKey(keys.KeyFor(DerivedPurpose, CaseMasterKey.Bytes));
        _current = string.IsNullOrEmpty(options.Value.MasterKey) ? derived : Read(options.Value.MasterKey);
        foreach (CaseMasterKey key in options.Value.FormerMasterKeys.Select(Read).Append(derived).Append(_current))
            _known[key.Id] = key;
    }

    public string CurrentMasterKeyId => _current.Id;

    public CaseKey Make(Guid caseId) => new(caseId, RandomNumberGenerator.GetBytes(CaseKey.Bytes));

    public WrappedCaseKey Wrap(CaseKey key) => _current.Wrap(key);

    public CaseKey Unwrap(Guid caseId, WrappedCaseKey wrapped) =>
        _known.TryGetValue(wrapped.MasterKeyId, out CaseMasterKey? master)
            ? master.Unwrap(caseId, wrapped.Bytes)
            : throw new UnknownMasterKeyException(wrapped.MasterKeyId);

    public WrappedCaseKey Rewrap(Guid caseId, WrappedCaseKey wrapped) => Wrap(Unwrap(caseId, wrapped));

    private static CaseMasterKey Read(string configured) =>
        new(EncryptionOptions.Parse(configured) ?? throw new InvalidOperationException("A master key of Documents:Encryption is malformed."));
}
