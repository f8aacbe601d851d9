using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.UseCases.Intake;

/// <summary>What an upload brought; its bytes are in the writer.</summary>
internal sealed record ReceivedUpload(IReadOnlyList<EvidenceKey> Items, string PersonId, ReceivedFile File);

/// <summary>
/// Reads the parts <c>evidence</c> (once or several times, as <c>N01</c> or <c>N01:p1</c>), <c>person</c> and <c>file</c>
/// in any order.
/// </summary>
internal sealed class UploadReader(FileIntake intake)
{
    private const int MaxTextBytes = 100;
    private const int MaxItems = 20;

    public async Task<ReceivedUpload> ReadAsync(
        IUpload upload, PaperFolder folder, ISealedWriter target, CancellationToken cancellationToken)
    {
        List<string> evidence = [];
        string? person = null;
        ReceivedFile? file = null;
        while (await upload.NextPartAsync(cancellationToken) is { } part)
        {
            switch (part.Name)
            {
                case "evidence" when evidence.Count < MaxItems:
                    evidence.Add(await PartText.ReadAsync(part, MaxTextBytes, cancellationToken));
                    folder.EnsureAsksFor(evidence[^1].Split(':')[0]);
                    break;
                case "person" when person is null:
                    person = await PartText.ReadAsync(part, MaxTextBytes, cancellationToken);
                    if (!PersonId.IsWellFormed(person))
                        throw DocumentsRefusals.PersonMalformed.ToException();
                    break;
                case "file" when file is null:
                    file = await intake.ReadAsync(part.FileName, part.ReadAsync, target, cancellationToken);
                    break;
                default:
                    throw HttpRefusals.Malformed.ToException();
            }
        }

        if (file is null)
            throw DocumentsRefusals.FileMissing.ToException();
        person ??= PersonId.Applicant;
        IReadOnlyList<EvidenceKey> items = EvidenceItems.Parse(evidence, person);
        if (items.Count == 0)
            folder.EnsureAsksFor(null);
        return new ReceivedUpload(items, person, file);
    }
}
