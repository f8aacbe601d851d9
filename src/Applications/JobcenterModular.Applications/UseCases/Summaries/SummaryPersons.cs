using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>The people of an application: their names wherever they are meant, and the table of the household.</summary>
internal sealed class SummaryPersons(SummaryContent content)
{
    public string NameOf(string id)
    {
        var index = content.Evaluation.Persons.ToList().FindIndex(person => person.Id == id);
        return index < 0 ? "Person" : NameOf(content.Evaluation.Persons[index], index);
    }

    /// <summary>The name with the role, short: "Mia Muster (Kind)".</summary>
    public string NameAndRoleOf(string id) =>
        content.Evaluation.Persons.FirstOrDefault(person => person.Id == id) is { } known
            ? $"{NameOf(id)} ({ShortRole(known.Role)})"
            : NameOf(id);

    public void Write(HtmlWriter html)
    {
        using (html.Open("table", ("class", "people")))
        {
            html.Element("caption", "Die Personen in diesem Antrag");
            using (html.Open("thead"))
            using (html.Open("tr"))
            {
                foreach (var heading in (ReadOnlySpan<string>)["Name", "Geburtsdatum", "Ihre Angabe zur Person", "Rolle im Antrag"])
                    html.Element("th", heading, ("scope", "col"));
            }

            using (html.Open("tbody"))
            {
                for (var i = 0; i < content.Evaluation.Persons.Length; i++)
                    Row(html, content.Evaluation.Persons[i], i);
            }
        }
    }

    private void Row(HtmlWriter html, HouseholdPerson person, int index)
    {
        using (html.Open("tr"))
        {
            using (html.Open("th", ("scope", "row")))
                html.UserText(NameOf(person, index));
            html.Element("td", person.BirthDate is { } born ? GermanDates.Text(born) : "Keine Angabe");
            html.Element("td", RelationOf(person));
            html.Element("td", Role(person.Role));
        }
    }

    private static string NameOf(HouseholdPerson person, int index) => person.Name ?? $"Person {index + 1}";

    private string RelationOf(HouseholdPerson person)
    {
        if (person.IsApplicant)
            return "Das sind Sie";
        return person.Relation is { } relation
            ? content.Form.Question(QuestionIds.Relation)?.Question.Value.Options.FirstOrDefault(o => o.Value == relation)?.Label ?? relation
            : AnswerText.NotAnswered;
    }

    /// <summary>Roles of § 7 (3) SGB II and § 9 (5) SGB II in plain words.</summary>
    private static string Role(string? role) => role switch
    {
        PersonRole.Applicant => "Stellt den Antrag",
        "wep" => "Person ab 15 Jahren, die zum Antrag gehört",
        "ki" => "Kind unter 15 Jahren, das zum Antrag gehört",
        "hg" => "Familie, die im selben Haushalt wohnt",
        "wg" => "Wohnt in der WG oder zur Untermiete",
        _ => "Wohnt im selben Haushalt",
    };

    private static string ShortRole(string? role) => role switch
    {
        PersonRole.Applicant => "stellt den Antrag",
        "wep" => "Person ab 15 Jahren",
        "ki" => "Kind",
        "hg" => "Familie im Haushalt",
        "wg" => "WG oder Untermiete",
        _ => "im selben Haushalt",
    };
}
