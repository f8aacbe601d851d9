using System.Collections.Frozen;
using System.Collections.Immutable;
using JobcenterModular.Applications.Domain.Forms.Loading;

namespace JobcenterModular.Applications.Domain.Forms;

/// <summary>All forms in all versions, as read at start.</summary>
internal sealed class FormCatalog
{
    private readonly FrozenDictionary<(string Key, int Version), FormDefinition> byVersion;
    private readonly FrozenDictionary<string, FormDefinition> newest;

    public FormCatalog(LegalParameters legalParameters, ImmutableArray<FormDefinition> all)
    {
        LegalParameters = legalParameters;
        All = all;
        byVersion = all.ToFrozenDictionary(f => (f.Key, f.Version));
        newest = all.GroupBy(f => f.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.MaxBy(f => f.Version)!, StringComparer.Ordinal);
    }

    public LegalParameters LegalParameters { get; }

    /// <summary>Every version of every form, by key and version.</summary>
    public ImmutableArray<FormDefinition> All { get; }

    /// <summary>Reads and checks a content directory.</summary>
    /// <exception cref="FormContentException">The content has errors; all of them are named.</exception>
    public static FormCatalog Load(string directory) => CatalogReader.Read(directory);

    /// <summary>The form that renews, if there is one.</summary>
    public FormDefinition? NewestRenewal => field ??= newest.Values.FirstOrDefault(form => form.Renewal is not null);

    public FormDefinition? Newest(string key) => newest.GetValueOrDefault(key);

    public FormDefinition? Find(string key, int version) => byVersion.GetValueOrDefault((key, version));
}
