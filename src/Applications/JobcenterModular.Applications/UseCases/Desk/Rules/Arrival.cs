using System.Text.Json;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.UseCases.Desk.Staff;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Applications.UseCases.Desk.Rules;

/// <summary>
/// Puts what was sent onto the desk, with whoever the team's rules give it to. It is part of the sender's save. Rules never stop an
/// application: if they cannot be read, it stays with the team.
/// </summary>
internal sealed partial class Arrival(IApplicationsDb db, RuleReader rules, ILogger<Arrival> logger)
{
    public async Task PutAsync(WorkItem item, FormDefinition form, AnswerSheet sent, CancellationToken cancellationToken)
    {
        var arriving = new Arriving(item.Kind, item.Urgent, Text(QuestionIds.ApplicantLastName), Text(QuestionIds.Postcode));
        RuleOutcome outcome = await AskAsync(item, arriving, cancellationToken);
        if (outcome.Assignee is { } assignee)
            item.AssignTo(assignee, Actor.System, DeskSteps.AssignedByRule, null, item.ReceivedAt);
        db.WorkItems.Add(item);

        // The applicant's copy of a section stands under the section's own key.
        string? Text(string question) =>
            form.Question(question) is { } place && sent.Answer(place.Section.Key, question) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
    }

    private async Task<RuleOutcome> AskAsync(WorkItem item, Arriving arriving, CancellationToken cancellationToken)
    {
        try
        {
            return await rules.AskAsync(item.Team, arriving, OfficeTime.DateAt(item.ReceivedAt), cancellationToken);
        }
        catch (Exception exception) when (exception.IsUnreadable())
        {
            RulesUnreadable(logger, item.Team);
            return new RuleOutcome(null, null);
        }
    }

    [LoggerMessage(1012, LogLevel.Error, "The assignment rules of team {Team}, or the staff that they name, cannot be read; what arrives stays with the team")]
    private static partial void RulesUnreadable(ILogger logger, string team);
}
