namespace JobcenterModular.Documents.Domain.Cases;

/// <summary>A person of a case file, as an application named them.</summary>
internal sealed class CasePerson
{
    public const int MaxNameLength = 400;

    public const int MaxRoleLength = 20;

    private readonly string _name = "";

    public required Guid CaseId { get; init; }

    public required Guid ApplicationId { get; init; }

    /// <summary><c>ap</c>, <c>p1</c> … within that application.</summary>
    public required string PersonId { get; init; }

    /// <summary>Empty where the application left it open.</summary>
    public required string Name
    {
        get => _name;
        init
        {
            _name = value;
            string folded = SearchText.Fold(value);
            FoldedName = folded.Length > CaseDocument.MaxFoldedLength ? folded[..CaseDocument.MaxFoldedLength] : folded;
        }
    }

    /// <summary>The name as it is searched for.</summary>
    public string FoldedName { get; private set; } = "";

    public string? Role { get; init; }

    public DateOnly? BirthDate { get; init; }
}

/// <summary>A word by which a case file is found: part of a person's name, folded (see <see cref="SearchText"/>).</summary>
internal sealed class CaseWord
{
    public const int MaxLength = 60;

    public required string Word { get; init; }

    public required Guid CaseId { get; init; }
}
