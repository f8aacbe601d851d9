using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Domain.Cases;

/// <summary>
/// One version of a document in a case file. Its bytes lie in the vault of the case under the hash of their content and
/// never change; what can change is where the scan stands, which version is the current one, and in which file it lies.
/// </summary>
internal sealed class CaseDocument : AggregateRoot
{
    public const int MaxPersonIdLength = 10;

    /// <summary>Folding can make a name longer, never three times as long but for scripts that nobody files here.</summary>
    public const int MaxFoldedLength = 400;

    private readonly string _fileName = "";

    public required Guid Id { get; init; }

    public required Guid CaseId { get; set; }

    /// <summary>The application that it came with; null for what belongs to the case alone.</summary>
    public Guid? ApplicationId { get; set; }

    /// <summary>Id of the first version: the same for all versions of one document.</summary>
    public required Guid SeriesId { get; init; }

    /// <summary>From 1 upwards within the series.</summary>
    public int VersionNumber { get; init; } = 1;

    public bool IsCurrent { get; private set; } = true;

    public required DocumentKind Kind { get; init; }

    public required ReceiptChannel Channel { get; init; }

    public required string PersonId { get; set; }

    /// <summary>Name for people; made harmless, never used as a path.</summary>
    public required string FileName
    {
        get => _fileName;
        init
        {
            _fileName = value;
            string folded = SearchText.Fold(value);
            FoldedName = folded.Length > MaxFoldedLength ? folded[..MaxFoldedLength] : folded;
        }
    }

    /// <summary>The name as it is searched for.</summary>
    public string FoldedName { get; private set; } = "";

    public required string MediaType { get; init; }

    public required long SizeBytes { get; init; }

    /// <summary>Of the plain content, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it reached the office: server time, or the date stamp on paper mail.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When this version was put in; a paper has been in the office since <see cref="ReceivedAt"/>.</summary>
    public DateTimeOffset FiledAt { get; init; }

    /// <summary>Who put it in: an account, <c>guest</c> or <c>system</c>.</summary>
    public required string FiledBy { get; init; }

    /// <summary>The role in which they did.</summary>
    public string FiledRole { get; init; } = "system";

    public CheckState Check { get; private set; }

    /// <summary>Why the scan ended so: the name of the malware, or the limit.</summary>
    public string? CheckDetail { get; private set; }

    public int CheckAttempts { get; private set; }

    /// <summary>When the scanner gets it (again); null when there is nothing to scan.</summary>
    public DateTimeOffset? NextCheckAt { get; private set; }

    /// <summary>Staff may see it. Until then nobody but its owner learns of it.</summary>
    public bool Released { get; private set; }

    /// <summary>Its bytes lie unencrypted where the first version of this program put them, until they are carried over.</summary>
    public bool StoredPlain { get; private set; }

    /// <summary>Raised whenever it serves other items than before.</summary>
    public long ItemsVersion { get; private set; }

    /// <summary>Whether its bytes may be given out at all.</summary>
    public bool IsReadable => Check is CheckState.Clean or CheckState.NotScanned;

    /// <summary>It arrived. With a scanner it waits for it; without one it says so and is shown.</summary>
    public void Arrive(bool scannerConfigured, EvidenceKey? primary, DateTimeOffset now)
    {
        Check = scannerConfigured ? CheckState.Received : CheckState.NotScanned;
        NextCheckAt = scannerConfigured ? now : null;
        Record(new DocumentArrived(this, primary));
        if (!scannerConfigured)
            Release();
    }

    /// <summary>Written by this system: nothing to scan.</summary>
    public void WrittenHere()
    {
        Check = CheckState.Clean;
        Released = true;
    }

    /// <summary>A scanner was configured after it arrived: it is scanned after all, and nobody reads it meanwhile.</summary>
    public void Queue(DateTimeOffset now)
    {
        Check = CheckState.Received;
        NextCheckAt = now;
    }

    /// <summary>The scanner found nothing in all of it.</summary>
    public void Pass()
    {
        Check = CheckState.Clean;
        CheckDetail = null;
        NextCheckAt = null;
        Release();
    }

    /// <summary>The scanner found malware.</summary>
    public void Infect(string? detail, IReadOnlyList<EvidenceKey> items)
    {
        Check = CheckState.Infected;
        CheckDetail = detail;
        NextCheckAt = null;
        SetAside("infected", items);
    }

    /// <summary>The scanner cannot look into it; it is tried again, as limits may change.</summary>
    public void CannotScan(string? detail, IReadOnlyList<EvidenceKey> items, DateTimeOffset nextTry)
    {
        bool first = Check != CheckState.NotScannable && CheckDetail is null;
        Check = CheckState.NotScannable;
        CheckDetail = detail ?? "limits";
        CheckAttempts++;
        NextCheckAt = nextTry;
        if (first)
            SetAside("not_scannable", items);
    }

    /// <summary>The scanner is away: it waits and is tried again.</summary>
    public void Wait(DateTimeOffset nextTry)
    {
        Check = CheckDetail is null ? CheckState.Received : CheckState.NotScannable;
        CheckAttempts++;
        NextCheckAt = nextTry;
    }

    /// <summary>It serves these items from now on, all of them.</summary>
    public void Serve(IReadOnlyList<EvidenceKey> items)
    {
        ItemsVersion++;
        Record(new DocumentServes(this, [.. items], ItemsVersion));
    }

    /// <summary>Its bytes lie encrypted in the vault of the case from now on.</summary>
    public void MoveIntoVault() => StoredPlain = false;

    /// <summary>It is the version that people see: the newest that passed.</summary>
    public void BecomeCurrent() => IsCurrent = true;

    /// <summary>Another version is the one that people see.</summary>
    public void Supersede() => IsCurrent = false;

    /// <summary>It lay in the wrong file. No application goes with it, so it serves no item any more.</summary>
    /// <param name="caseId">The file that it belongs to; its bytes lie there already.</param>
    /// <param name="personId">Whose it is there.</param>
    /// <param name="served">Whether it served an item until now.</param>
    public void MoveTo(Guid caseId, string personId, bool served)
    {
        if (served && ApplicationId is { } applicationId)
        {
            ItemsVersion++;
            Record(new DocumentWithdrawn(Id, applicationId, ItemsVersion));
        }

        CaseId = caseId;
        ApplicationId = null;
        PersonId = personId;
        StoredPlain = false;
    }

    /// <summary>Refuses where its bytes must not be given out.</summary>
    public void EnsureReadable()
    {
        if (!IsReadable)
            throw (Check == CheckState.Infected ? DocumentsRefusals.Infected : DocumentsRefusals.NotCheckedYet).ToException();
    }

    private void Release()
    {
        if (Released)
            return;
        Released = true;
        Record(new DocumentPassed(this));
    }

    private void SetAside(string reason, IReadOnlyList<EvidenceKey> items)
    {
        Released = false;
        Record(new DocumentHeldBack(this, reason, items));
    }
}
