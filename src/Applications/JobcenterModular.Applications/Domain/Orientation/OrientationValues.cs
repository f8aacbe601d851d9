using JobcenterModular.Applications.Domain.Forms;

namespace JobcenterModular.Applications.Domain.Orientation;

/// <summary>A value of the law with the days on which it holds and where it stands.</summary>
internal sealed record DatedValue(string Key, int Number, DateOnly ValidFrom, DateOnly? ValidTo, string Source);

/// <summary>The values of one day; those that were asked for and are not there are remembered, so that the answer can say so.</summary>
internal sealed class OrientationValues(LegalParameters parameters, DateOnly on)
{
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    public DateOnly On => on;

    /// <summary>Keys that have no value on that day: no value, no amount.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    public DatedValue? Find(string key)
    {
        LegalParameter? known = parameters.All.FirstOrDefault(parameter => parameter.Key == key && parameter.HoldsOn(on));
        if (known is not null && known.Value.TryGetInt32(out int number))
            return new DatedValue(key, number, known.ValidFrom, known.ValidTo, known.Source);
        _missing.Add(key);
        return null;
    }
}
