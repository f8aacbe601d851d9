using System.Collections.Concurrent;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Appointments.UseCases.Rules;

/// <summary>
/// What rules say in the version that was last seen, so that they are not read and parsed for every request. Asked
/// with the version that the database named just before, or by who writes under the version that is remembered; kept by office.
/// </summary>
internal sealed class RememberedRules(IOptions<OfficeOptions> office)
{
    private readonly ConcurrentDictionary<(string Office, Guid Id), (long Version, object Content)> _rules = new();

    /// <summary>What this version says; null if it is not remembered.</summary>
    public T? Find<T>(Guid id, long version)
        where T : class =>
        _rules.TryGetValue((office.Value.Key, id), out (long Version, object Content) known) && known.Version == version ? (T)known.Content : null;

    /// <summary>What was last seen, in whichever version.</summary>
    public Known<T>? Last<T>(Guid id)
        where T : class =>
        _rules.TryGetValue((office.Value.Key, id), out (long Version, object Content) known) && known.Content is T content ? new Known<T>(id, known.Version, content) : null;

    /// <summary>Remembers what a version says; a newer one stays.</summary>
    public void Keep(Guid id, long version, object content) => _rules.AddOrUpdate(
        (office.Value.Key, id), _ => (version, content), (_, known) => known.Version > version ? known : (version, content));
}
