using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.Applications.Domain.Forms.Answers;

/// <summary>Checks the new answers of one section instance, which replace those it had.</summary>
internal static class SectionAnswers
{
    public static SectionCheck Check(
        FormDefinition form, AnswerSheet sheet, FormFacts facts, string key, JsonElement answers, int highestPersonNumber = 0)
    {
        var errors = new ErrorSink(key);
        if (InstanceKey.TryParse(key) is not { } instance || form.Section(instance.Section) is not { } section)
        {
            errors.Add("", AnswerErrorCodes.UnknownSection, "Diesen Abschnitt gibt es nicht.");
            return SectionCheck.Refused(errors, sheet, highestPersonNumber);
        }

        var normalised = Normalise(section, answers, errors);
        var highest = normalised[QuestionIds.HouseholdPersons] is JsonArray persons
            ? HouseholdIds.Assign(persons, sheet, highestPersonNumber, ErrorSink.Step(QuestionIds.HouseholdPersons), errors)
            : highestPersonNumber;
        var changed = sheet.With(key, normalised);
        var visibility = Visibility.Of(form, changed, facts);
        RefuseHidden(visibility, instance, section, normalised, errors);
        return errors.Any
            ? SectionCheck.Refused(errors, sheet, highestPersonNumber)
            : new SectionCheck([], normalised, changed, highest, visibility);
    }

    private static JsonObject Normalise(FormSection section, JsonElement answers, ErrorSink errors)
    {
        var normalised = new JsonObject();
        if (answers.ValueKind != JsonValueKind.Object)
        {
            errors.Add("", AnswerErrorCodes.WrongType, "Die Antworten eines Abschnitts müssen ein JSON-Objekt sein.");
            return normalised;
        }

        if (UnreadableText.Find(answers) is { } unreadable)
        {
            errors.Add(unreadable, AnswerErrorCodes.BadText, "Der Text enthält Zeichen, die nicht erlaubt sind.");
            return normalised;
        }

        var byPosition = new JsonElement[section.Questions.Length];
        foreach (var given in answers.EnumerateObject())
        {
            if (section.Question(given.Name) is { } question)
                byPosition[question.Position] = given.Value;
            else
                errors.Add(ErrorSink.Step(given.Name), AnswerErrorCodes.UnknownQuestion, "Diese Frage gibt es in diesem Abschnitt nicht.");
        }

        foreach (var question in section.Questions)
        {
            var answer = byPosition[question.Position];
            if (answer.ValueKind != JsonValueKind.Undefined
                && AnswerCheck.Check(question, answer, ErrorSink.Step(question.Id), errors) is { } node)
            {
                normalised[question.Id] = node;
            }
        }

        return normalised;
    }

    private static void RefuseHidden(Visibility visibility, InstanceKey instance, FormSection section, JsonObject answers, ErrorSink errors)
    {
        if (visibility.Persons.FirstOrDefault(p => string.Equals(p.Id, instance.Person, StringComparison.Ordinal)) is not { } person)
        {
            errors.Add("", AnswerErrorCodes.UnknownSection, "Diese Person gibt es im Antrag nicht.");
            return;
        }

        if (!section.IsFor(person.Id, person.Role))
        {
            errors.Add("", AnswerErrorCodes.UnknownSection, "Dieser Abschnitt gehört nicht zu dieser Person.");
            return;
        }

        if (visibility.Section(section, instance.Person) is not { } visible)
        {
            errors.Add("", AnswerErrorCodes.HiddenSection, "Dieser Abschnitt wird nach Ihren bisherigen Antworten nicht gefragt.");
            return;
        }

        foreach (var (question, _) in answers)
        {
            if (!visible.Asks(question))
                errors.Add(ErrorSink.Step(question), AnswerErrorCodes.HiddenQuestion, "Diese Frage wird nach Ihren bisherigen Antworten nicht gestellt.");
        }
    }
}

/// <summary>The outcome: either errors and the sheet as it was, or the answers and the sheet as they are to be stored.</summary>
internal sealed record SectionCheck(
    ImmutableArray<AnswerError> Errors, JsonObject Answers, AnswerSheet Sheet, int HighestPersonNumber, Visibility? Visibility)
{
    public bool IsValid => Errors.IsEmpty;

    public static SectionCheck Refused(ErrorSink errors, AnswerSheet unchanged, int highestPersonNumber) =>
        new(errors.ToImmutable(), [], unchanged, highestPersonNumber, Visibility: null);

    /// <summary>Where the application stands with the new answers, without looking at the conditions again.</summary>
    public FormStanding Standing() => FormStanding.Of(Visibility ?? throw new InvalidOperationException("Refused answers have no standing."));

    /// <summary>All that follows from the new answers.</summary>
    public FormEvaluation Evaluate() => FormEvaluation.Of(Visibility ?? throw new InvalidOperationException("Refused answers have no evaluation."));
}
