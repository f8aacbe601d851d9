using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;

namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>Every question that was asked, with its answer, section by section and person by person.</summary>
internal sealed class SummaryAnswers(SummaryContent content, SummaryPersons persons, HtmlWriter html)
{
    private readonly AnswerHtml answers = new(html);

    public void Write()
    {
        for (var i = 0; i < content.Evaluation.Sections.Length; i++)
        {
            var state = content.Evaluation.Sections[i];
            if (content.Form.Section(state.SectionKey) is { } section)
                Section(section, state, $"abschnitt-{i + 1}");
        }
    }

    private void Section(FormSection section, SectionState state, string id)
    {
        using (html.Open("section", ("aria-labelledby", id)))
        {
            using (html.Open("h3", ("id", id)))
                Heading(section, state);
            html.Line();
            using (html.Open("dl", ("class", "answers")))
            {
                foreach (var question in state.Visible.Where(id => !ProtectedAnswers.Is(id)).Select(section.Question).OfType<FormQuestion>())
                    Question(question, state);
            }
        }

        html.Line();
    }

    private void Heading(FormSection section, SectionState state)
    {
        html.Text($"{section.Letter} · {section.Title}");
        if (!section.Repeats)
            return;
        html.Text(" – ");
        html.UserText(persons.NameAndRoleOf(state.Person));
    }

    private void Question(FormQuestion question, SectionState state)
    {
        var answer = content.Answers.Answer(state.Key, question.Id);
        using (html.Open("div", ("class", AnswerHtml.IsWide(question.Value, answer) ? "wide" : "short")))
        {
            html.Element("dt", question.Text);
            using (html.Open("dd"))
                answers.Write(question, answer);
        }

        html.Line();
    }
}
