namespace JobcenterModular.Notifications.Domain.Staff;

/// <summary>Who stands in for whom on one day.</summary>
internal sealed class Substitution
{
    private readonly Dictionary<string, string?> _substitutes;

    /// <summary>From the absences of the day. Of two of one person the one that was entered last counts.</summary>
    public Substitution(IEnumerable<StaffAbsence> today) => _substitutes = today
        .OrderBy(absence => absence.CreatedAt).ThenBy(absence => absence.Id)
        .GroupBy(absence => absence.Subject, StringComparer.Ordinal)
        .ToDictionary(own => own.Key, own => own.Last().Substitute, StringComparer.Ordinal);

    /// <summary>The person, or whoever stands in at the end of the chain; null: nobody of them is there, so it is the whole team's.</summary>
    public string? PresentFor(string subject)
    {
        HashSet<string> asked = new(StringComparer.Ordinal);
        string? person = subject;
        while (person is not null && _substitutes.TryGetValue(person, out string? substitute))
        {
            // Two who stand in for each other are both away.
            person = asked.Add(person) ? substitute : null;
        }

        return person;
    }

    /// <summary>This person, and everybody whose work lies with her today.</summary>
    public IReadOnlyList<string> WorkOf(string subject) =>
        [subject, .. _substitutes.Keys.Where(away => away != subject && PresentFor(away) == subject)];
}
