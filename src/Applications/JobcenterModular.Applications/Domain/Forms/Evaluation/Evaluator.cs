using System.Collections.Immutable;
using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>Goes once over the visible questions, person by person, and collects what follows from them.</summary>
internal sealed class Evaluator(Visibility visibility)
{
    private readonly Dictionary<string, SectionState> states = new(StringComparer.Ordinal);
    private readonly ImmutableArray<QuestionAt>.Builder blocking = ImmutableArray.CreateBuilder<QuestionAt>();
    private readonly ImmutableArray<RaisedHint>.Builder hints = ImmutableArray.CreateBuilder<RaisedHint>();
    private readonly ImmutableArray<FollowUp>.Builder followUps = ImmutableArray.CreateBuilder<FollowUp>();
    private readonly EvidenceCollector evidence = new(visibility.Form, visibility.Facts.Renewal);

    public FormEvaluation Run()
    {
        foreach (var ofPerson in visibility.Sections.GroupBy(s => s.Person.Id, StringComparer.Ordinal))
        {
            var conditions = visibility.Context.For(ofPerson.First().Person);
            foreach (var section in ofPerson)
                Visit(section, conditions);
        }

        var sections = visibility.Sections.Select(s => states[s.Key]).ToImmutableArray();
        return new FormEvaluation
        {
            Persons = visibility.Persons,
            Sections = sections,
            BlockingMissing = blocking.ToImmutable(),
            Hints = hints.ToImmutable(),
            Evidence = evidence.ToImmutable(),
            Annexes = Annexes(),
            Blocks = BlockCollector.Of(visibility),
            FollowUps = followUps.ToImmutable(),
            HiddenAnswers = [.. visibility.Hidden],
            Urgent = FormStanding.IsUrgent(visibility),
            ContactMail = visibility.AnswerOfApplicant(QuestionIds.ContactMail) is { ValueKind: JsonValueKind.String } mail ? mail.GetString() : null,
            ContactChannels = Choices(QuestionIds.ContactChannel),
            Counts = new FormCounts(sections.Sum(s => s.Answered.Length), sections.Sum(s => s.Open.Length)),
        };
    }

    private void Visit(VisibleSection section, PersonConditions conditions)
    {
        var answered = ImmutableArray.CreateBuilder<string>();
        var open = ImmutableArray.CreateBuilder<string>();
        foreach (var question in section.Questions)
        {
            var answer = section.Given?.Answer(question);
            var state = QuestionStates.Of(question, answer);
            if (state == QuestionState.Answered)
                answered.Add(question.Id);
            else if (state == QuestionState.Open)
                open.Add(question.Id);
            Follow(section, question, answer, isOpen: state == QuestionState.Open);
            Raise(section, question, answer, conditions);
            evidence.Visit(section, question, answer, conditions);
        }

        states[section.Key] = new SectionState(
            section.Key,
            section.Section.Key,
            section.Section.Letter,
            section.Section.Title,
            section.Person.Id,
            [.. section.Questions.Select(q => q.Id)],
            answered.ToImmutable(),
            open.ToImmutable());
    }

    private void Follow(VisibleSection section, FormQuestion question, GivenAnswer? answer, bool isOpen)
    {
        var isUnknown = answer?.Kind == AnswerKind.DontKnow;
        if (question.Blocking && (isOpen || isUnknown))
            blocking.Add(new QuestionAt(section.Key, question.Id));
        if (isOpen || isUnknown)
            followUps.Add(new FollowUp(section.Key, question.Id, section.Person.Id, question.Text, isUnknown ? FollowUpReason.DontKnow : FollowUpReason.Open));
    }

    private void Raise(VisibleSection section, FormQuestion question, GivenAnswer? answer, PersonConditions conditions)
    {
        foreach (var hint in question.Hints)
        {
            if (conditions.Hold(hint.When))
                hints.Add(new RaisedHint(section.Key, question.Id, section.Person.Id, hint.Code, hint.Text, hint.Audience));
        }

        if (question.Value.Identifier is not null
            && answer is { Element: { ValueKind: JsonValueKind.String } text }
            && IdentifierHint.For(question.Value, text.GetString()!, section.Person) is { } soft)
        {
            hints.Add(new RaisedHint(section.Key, question.Id, section.Person.Id, soft.Code, soft.Text, FormHint.ForApplicant));
        }
    }

    private ImmutableArray<AnnexDue> Annexes() =>
    [
        .. visibility.Sections
            .Where(s => s.Section.Annex is not null)
            .GroupBy(s => s.Section.Annex!, StringComparer.Ordinal)
            .Select(g => new AnnexDue(g.Key, [.. g.Select(s => s.Person.Id).Distinct(StringComparer.Ordinal)])),
    ];

    private ImmutableArray<string> Choices(string question) =>
        visibility.AnswerOfApplicant(question) is { ValueKind: JsonValueKind.Array } chosen
            ? [.. chosen.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.String).Select(c => c.GetString()!)]
            : [];
}
