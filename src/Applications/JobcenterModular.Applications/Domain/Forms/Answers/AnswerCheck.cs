using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.Forms.Answers;

/// <summary>Checks the answer to one question: a special answer, or a value by its rules.</summary>
internal static class AnswerCheck
{
    public static JsonNode? Check(FormQuestion question, JsonElement answer, string pointer, ErrorSink errors)
    {
        switch (Kind(answer))
        {
            case AnswerKind.Empty when answer.ValueKind == JsonValueKind.Null:
                return null;
            case AnswerKind.DontKnow:
                if (question.AllowUnknown)
                    return JsonTree.Node(answer);
                errors.Add(pointer, AnswerErrorCodes.DontKnowNotAllowed, "Diese Frage müssen Sie beantworten. „Weiß ich nicht“ ist hier nicht möglich.");
                return null;
            case AnswerKind.None:
                if (question.NoneLabel is not null)
                    return JsonTree.Node(answer);
                errors.Add(pointer, AnswerErrorCodes.NoneNotAllowed, "„Habe ich nicht“ ist bei dieser Frage nicht möglich.");
                return null;
            default:
                return IsHouseholdList(question)
                    ? FieldsCheck.List(question.Value, answer, pointer, errors, allowId: true)
                    : ValueCheck.Check(question.Value, answer, pointer, errors);
        }
    }

    private static AnswerKind Kind(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.String ? AnswerKind.Value : answer.KindOf();

    private static bool IsHouseholdList(FormQuestion question) =>
        question.Value.Type == ValueType.List && string.Equals(question.Id, QuestionIds.HouseholdPersons, StringComparison.Ordinal);
}
