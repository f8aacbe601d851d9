using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Phone;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>A question as an agent reads it out.</summary>
/// <param name="Id">Id of the question; the same as on the caller's own screen.</param>
/// <param name="Text">The question.</param>
/// <param name="Help">What helps to understand it.</param>
/// <param name="Type">Kind of answer, such as <c>bool</c>, <c>enum</c> or <c>date</c>.</param>
/// <param name="Options">What can be chosen; empty for any other kind.</param>
/// <param name="Fields">The parts of a group, or of one entry of a list.</param>
/// <param name="Optional">May stay empty.</param>
/// <param name="NeededToSend">Without it nothing can be sent.</param>
/// <param name="MayBeUnknown">"Weiß ich nicht" is an answer: <c>{"dontKnow": true}</c>.</param>
/// <param name="NoneLabel">What the answer <c>{"none": true}</c> is called; null where there is none.</param>
/// <param name="Answer">The answer so far, account numbers masked; null without one.</param>
internal sealed record CallQuestion(
    string Id,
    string Text,
    string? Help,
    string Type,
    IReadOnlyList<CallOption> Options,
    IReadOnlyList<CallField> Fields,
    bool Optional,
    bool NeededToSend,
    bool MayBeUnknown,
    string? NoneLabel,
    JsonNode? Answer)
{
    public static CallQuestion Of(FormQuestion question, JsonElement? answer) => new(
        question.Id,
        question.Text,
        question.Help,
        NameOf(question.Value.Type),
        [.. question.Value.Options.Select(option => new CallOption(option.Value, option.Label))],
        [.. question.Value.Fields.Select(field => new CallField(
            field.Id, field.Text, NameOf(field.Value.Type), [.. field.Value.Options.Select(option => new CallOption(option.Value, option.Label))], field.Optional))],
        question.Optional,
        question.Blocking,
        question.AllowUnknown,
        question.NoneLabel,
        answer is { } given ? IbanMask.Of(JsonSerializer.SerializeToNode(given)) : null);

    private static string NameOf(Domain.Forms.ValueType type) => JsonNamingPolicy.CamelCase.ConvertName(type.ToString());
}

/// <summary>Something to choose.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Label">What it is called.</param>
internal sealed record CallOption(string Value, string Label);

/// <summary>A part of a group or list.</summary>
/// <param name="Id">Id within the answer.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Type">Kind of answer.</param>
/// <param name="Options">What can be chosen.</param>
/// <param name="Optional">May stay empty.</param>
internal sealed record CallField(string Id, string Text, string Type, IReadOnlyList<CallOption> Options, bool Optional);
