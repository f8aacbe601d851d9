using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;

namespace JobcenterModular.Documents.UseCases.Evidence;

/// <summary>An item as an address names it: <c>…/evidence/N01/ap</c>.</summary>
internal sealed record ItemPath(Guid ApplicationId, string Code, string Person)
{
    /// <summary>The item, if the form of this application can ask for it at all.</summary>
    public EvidenceKey In(PaperFolder folder)
    {
        folder.EnsureAsksFor(Code);
        return PersonId.IsWellFormed(Person) ? new EvidenceKey(Code, Person) : throw DocumentsRefusals.PersonMalformed.ToException();
    }
}
