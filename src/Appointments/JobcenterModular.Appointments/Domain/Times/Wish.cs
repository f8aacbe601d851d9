using JobcenterModular.Appointments.Domain.Rules;

namespace JobcenterModular.Appointments.Domain.Times;

/// <summary>What somebody looks for.</summary>
/// <param name="TypeId">The kind of talk.</param>
/// <param name="Type">The same, as it is described now.</param>
/// <param name="Mode">How it shall take place.</param>
/// <param name="Language">A language that must be spoken there; null: German is enough.</param>
/// <param name="Aids">What must be there.</param>
/// <param name="From">Begins at this minute at the earliest.</param>
/// <param name="Until">Begins before this minute.</param>
internal sealed record Wish(
    Guid TypeId, TypeContent Type, AppointmentMode Mode, string? Language, IReadOnlyList<Aid> Aids, int From, int Until)
{
    /// <summary>Whether a counter can do it, at whatever time.</summary>
    public bool IsMetBy(Counter counter) =>
        counter.Modes.Contains(Mode)
        && (Language is null || counter.Languages.Contains(Language, StringComparer.OrdinalIgnoreCase))
        && Aids.All(counter.Aids.Contains)
        && Type.Skills.All(skill => counter.Skills.Contains(skill, StringComparer.OrdinalIgnoreCase));
}
