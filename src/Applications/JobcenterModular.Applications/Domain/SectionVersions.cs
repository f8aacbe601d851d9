using System.Text.Json;

namespace JobcenterModular.Applications.Domain;

/// <summary>The version of each section instance; 0 for one that was never saved.</summary>
internal sealed class SectionVersions
{
    private readonly SortedList<string, long> _versions;

    private SectionVersions(SortedList<string, long> versions) => _versions = versions;

    /// <summary>Nothing was saved yet.</summary>
    public static SectionVersions None { get; } = new([]);

    public long this[string key] => _versions.GetValueOrDefault(key);

    /// <summary>All versions together: higher with each change of any answer.</summary>
    public long Sum => _versions.Values.Sum();

    /// <summary>The versions of all instances of these sections together.</summary>
    public long SumOf(IReadOnlyCollection<string> sections) => SumOf(key => sections.Contains(key.Split(':')[0], StringComparer.Ordinal));

    /// <summary>The versions of these section instances together.</summary>
    public long SumOf(Func<string, bool> isMeant) => _versions.Where(pair => isMeant(pair.Key)).Sum(pair => pair.Value);

    public static SectionVersions Parse(string json) =>
        new(new SortedList<string, long>(JsonSerializer.Deserialize<Dictionary<string, long>>(json)!, StringComparer.Ordinal));

    public SectionVersions Raised(string key) => new(new SortedList<string, long>(_versions, StringComparer.Ordinal) { [key] = this[key] + 1 });

    /// <summary>All known instances, and those named, one version up: nobody's ETag survives a change of form.</summary>
    public SectionVersions RaisedAll(IEnumerable<string> keys) =>
        _versions.Keys.Union(keys, StringComparer.Ordinal).Aggregate(this, (versions, key) => versions.Raised(key));

    public string ToJson() => JsonSerializer.Serialize(_versions);
}
