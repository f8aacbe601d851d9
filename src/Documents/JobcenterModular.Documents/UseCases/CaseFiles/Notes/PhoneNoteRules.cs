using FluentValidation;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Cases;

namespace JobcenterModular.Documents.UseCases.CaseFiles.Notes;

/// <summary>What a note must be.</summary>
internal sealed class PhoneNoteRules : AbstractValidator<PhoneNoteText>
{
    private static readonly DateTimeOffset Earliest = new(2005, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public PhoneNoteRules(TimeProvider clock)
    {
        RuleFor(note => note.Text)
            .Must(text => !string.IsNullOrWhiteSpace(text) && text.Length <= PhoneNote.MaxTextLength)
            .OverridePropertyName("text").WithErrorCode("text_length")
            .WithMessage($"Ein Vermerk hat 1 bis {PhoneNote.MaxTextLength} Zeichen.");
        RuleFor(note => note.CalledAt).Must(calledAt => calledAt >= Earliest && calledAt <= clock.GetUtcNow())
            .OverridePropertyName("calledAt").WithErrorCode("impossible_time")
            .WithMessage("Ein Anruf war nicht vor 2005 und nicht in der Zukunft.");
        RuleFor(note => note.Person).Must(person => person is null || PersonId.IsWellFormed(person))
            .OverridePropertyName("person").WithErrorCode("unknown_person").WithMessage(DocumentsRefusals.PersonMalformed.Text);
    }
}
