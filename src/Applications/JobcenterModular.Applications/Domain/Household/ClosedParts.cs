using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Household;

/// <summary>
/// The parts of adults who answer for themselves: closed to the applicant and to everybody else of the household, for good,
/// from the moment on in which the adult accepted the invitation.
/// </summary>
internal sealed class ClosedParts(FormDefinition form, IEnumerable<string> persons)
{
    private readonly HashSet<string> _persons = new(persons, StringComparer.Ordinal);

    public bool Any => _persons.Count > 0;

    /// <summary>Whether the person answers alone.</summary>
    public bool Has(string person) => _persons.Contains(person);

    /// <summary>Who wrote the answers of a section instance: the adult who answers alone, else the applicant.</summary>
    public string AuthorOf(string section) => Hides(section) ? InstanceKey.TryParse(section)!.Value.Person : PersonIds.Applicant;

    /// <summary>Whether the section instance is somebody's own who answers alone.</summary>
    public bool Hides(string section) => Any && InstanceKey.TryParse(section) is { } key && Has(key.Person) && IsOwn(form, key.Section);

    /// <summary>
    /// Whether each adult has an own copy as the applicant has one. Sections that only members have are what the applicant
    /// says of them, such as how they are related.
    /// </summary>
    public static bool IsOwn(FormDefinition form, string section) =>
        form.Section(section) is { } known && known.RepeatsFor.Contains(PersonRole.Applicant, StringComparer.Ordinal);
}
