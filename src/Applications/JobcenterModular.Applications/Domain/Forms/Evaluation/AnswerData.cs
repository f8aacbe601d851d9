using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>
/// The answers that the conditions of one person read. Nothing is laid out for them beforehand: the path of a variable
/// leads along the ids of the form straight to the answer.
/// </summary>
/// <param name="paths">The ids that can be read.</param>
/// <param name="answers">Which answers count.</param>
/// <param name="own">The answers of the person; null without any.</param>
/// <param name="once">Whose answers show through in sections asked once; null when they are not to be seen.</param>
internal sealed class AnswerData(AnswerPaths paths, CountingAnswers answers, GivenPerson? own, GivenPerson? once) : RuleObject
{
    private Dictionary<AnswerPaths, Value>? branches;

    public override Value Read(ref ReadOnlySpan<PathSegment> path) => Read(paths, ref path);

    private Value Read(AnswerPaths start, ref ReadOnlySpan<PathSegment> path)
    {
        var at = start;
        while (!path.IsEmpty)
        {
            if (at[Take(ref path)] is not { } next)
                return Value.Undefined;
            if (next.Question is { } question)
                return Answer(question);
            at = next;
        }

        return Branch(at);
    }

    private Value Answer(QuestionPlace place)
    {
        var answer = answers.Find(own, place);
        if (answer is null && !place.Section.Repeats)
            answer = answers.Find(once, place);
        return answer?.Value ?? Value.Undefined;
    }

    /// <summary>The start of ids as an object, there while any answer below it counts. Rarely read; the same one each time.</summary>
    private Value Branch(AnswerPaths at)
    {
        branches ??= [];
        if (!branches.TryGetValue(at, out var branch))
            branches[at] = branch = HasAnswer(at) ? Value.Of(new BranchData(this, at)) : Value.Undefined;
        return branch;
    }

    private bool HasAnswer(AnswerPaths at)
    {
        if (at.Question is { } question)
            return Answer(question).Kind != ValueKind.Undefined;
        foreach (var next in at.Below)
        {
            if (HasAnswer(next))
                return true;
        }

        return false;
    }

    private sealed class BranchData(AnswerData all, AnswerPaths at) : RuleObject
    {
        public override Value Read(ref ReadOnlySpan<PathSegment> path) => all.Read(at, ref path);
    }
}
