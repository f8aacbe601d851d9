using System.Globalization;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases.Intake;
using JobcenterModular.Documents.UseCases.Storage;

namespace JobcenterModular.Documents.UseCases.CaseFiles.Documents;

/// <summary>What the scan desk files; its bytes are in the writer.</summary>
internal sealed record ReceivedFiling(
    ReceiptChannel Channel, DateTimeOffset ReceivedAt, string PersonId, Guid? ApplicationId, IReadOnlyList<EvidenceKey> Items, ReceivedFile File);

/// <summary>
/// Reads the parts of a filing in any order: <c>file</c>, <c>channel</c>, <c>receivedOn</c>, and where they are known
/// <c>person</c>, <c>application</c>, <c>evidence</c> (once or several times) and <c>name</c>.
/// </summary>
internal sealed class FilingReader(FileIntake intake, TimeProvider clock)
{
    private const int MaxTextBytes = 100;
    private const int MaxNameBytes = 500;
    private const int MaxItems = 20;

    // The second book of the social code came into force on 2005-01-01; no letter of a case is older.
    private static readonly DateOnly Earliest = new(2005, 1, 1);

    public async Task<ReceivedFiling> ReadAsync(IUpload upload, ISealedWriter target, CancellationToken cancellationToken)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        List<string> evidence = [];
        ReceivedFile? file = null;
        while (await upload.NextPartAsync(cancellationToken) is { } part)
        {
            switch (part.Name)
            {
                case "channel" or "receivedOn" or "person" or "application" when !texts.ContainsKey(part.Name):
                    texts[part.Name] = await PartText.ReadAsync(part, MaxTextBytes, cancellationToken);
                    Check(part.Name, texts[part.Name]);
                    break;
                case "name" when !texts.ContainsKey(part.Name):
                    texts[part.Name] = await PartText.ReadAsync(part, MaxNameBytes, cancellationToken);
                    break;
                case "evidence" when evidence.Count < MaxItems:
                    evidence.Add(await PartText.ReadAsync(part, MaxTextBytes, cancellationToken));
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
        string person = texts.GetValueOrDefault("person") ?? PersonId.Applicant;
        IReadOnlyList<EvidenceKey> items = EvidenceItems.Parse(evidence, person);
        Guid? application = texts.TryGetValue("application", out string? id) ? Guid.Parse(id) : null;
        return items.Count == 0 || application is not null
            ? new ReceivedFiling(
                ChannelOf(texts.GetValueOrDefault("channel")), InstantOf(texts.GetValueOrDefault("receivedOn")), person, application, items,
                Named(file, texts.GetValueOrDefault("name")))
            : throw CaseFileRefusals.ApplicationMissing.ToException();
    }

    /// <summary>The one file of a later version.</summary>
    public async Task<ReceivedFile> ReadVersionAsync(IUpload upload, ISealedWriter target, CancellationToken cancellationToken)
    {
        string? name = null;
        ReceivedFile? file = null;
        while (await upload.NextPartAsync(cancellationToken) is { } part)
        {
            switch (part.Name)
            {
                case "name" when name is null:
                    name = await PartText.ReadAsync(part, MaxNameBytes, cancellationToken);
                    break;
                case "file" when file is null:
                    file = await intake.ReadAsync(part.FileName, part.ReadAsync, target, cancellationToken);
                    break;
                default:
                    throw HttpRefusals.Malformed.ToException();
            }
        }

        return file is null ? throw DocumentsRefusals.FileMissing.ToException() : Named(file, name);
    }

    // What is wrong before the file is said before the file is read.
    private void Check(string part, string text)
    {
        switch (part)
        {
            case "channel":
                ChannelOf(text);
                break;
            case "receivedOn":
                InstantOf(text);
                break;
            case "person" when !PersonId.IsWellFormed(text):
                throw DocumentsRefusals.PersonMalformed.ToException();
            case "application" when !Guid.TryParse(text, out _):
                throw CaseFileRefusals.ApplicationUnknown.ToException();
            default:
                break;
        }
    }

    private static ReceiptChannel ChannelOf(string? text) =>
        ApiEnum.Parse<ReceiptChannel>(text) is { } channel and (ReceiptChannel.Post or ReceiptChannel.Fax or ReceiptChannel.Counter)
            ? channel
            : throw CaseFileRefusals.ChannelUnknown.ToException();

    // The stamp tells the day and no more: the paper was there when the day began, as far as any deadline goes.
    private DateTimeOffset InstantOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        && day >= Earliest && day <= OfficeTime.DateAt(clock.GetUtcNow())
            ? OfficeTime.StartOf(day)
            : throw CaseFileRefusals.ReceivedOnImpossible.ToException();

    private static ReceivedFile Named(ReceivedFile file, string? name) => string.IsNullOrWhiteSpace(name)
        ? file
        : file with { Name = PaperName.Clean(name, PaperKind.All.Single(kind => kind.MediaType == file.MediaType)) };
}
