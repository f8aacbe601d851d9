using System.Collections.Frozen;
using System.Collections.Immutable;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms;

internal sealed class FormSection
{
    public required string Key { get; init; }

    /// <summary>The place among the sections of the form, from 0.</summary>
    public required int Position { get; init; }

    public required string Letter { get; init; }

    public required string Title { get; init; }

    public required string? Intro { get; init; }

    /// <summary>The official annex this section stands for (EK, VM, KDU …).</summary>
    public required string? Annex { get; init; }

    /// <summary>Roles of the persons who have their own copy; empty = once per application.</summary>
    public required ImmutableArray<string> RepeatsFor { get; init; }

    /// <summary>Sections that together form this annex, for display.</summary>
    public required ImmutableArray<string> Includes { get; init; }

    public required Rule? When { get; init; }

    public required ImmutableArray<FormQuestion> Questions { get; init; }

    private FrozenDictionary<string, FormQuestion> ById => field ??= Questions.ToFrozenDictionary(q => q.Id, StringComparer.Ordinal);

    public bool Repeats => RepeatsFor.Length > 0;

    public FormQuestion? Question(string id) => ById.GetValueOrDefault(id);

    /// <summary>Whether the person with this role has a copy of the section, its condition aside.</summary>
    public bool IsFor(string person, string? role)
    {
        if (string.Equals(person, PersonIds.Applicant, StringComparison.Ordinal))
            return !Repeats || RepeatsFor.Contains(PersonRole.Applicant, StringComparer.Ordinal);
        return RepeatsFor.Contains(PersonRole.Member, StringComparer.Ordinal)
            || (role is not null && RepeatsFor.Contains(role, StringComparer.Ordinal));
    }
}
