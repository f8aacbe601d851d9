// A caseworker's day, written against the client that NSwag generates from the host's own document:
//   CaseworkerDay <address> <token of a caseworker> <their account> <token of a team lead> <id of a sent application>
// Prints each step; ends with an error at the first answer that is not as the document promises.
using System.Net.Http.Headers;
using Jobcenter.Client;

(string address, string token, string account, string leadToken, Guid application) = (args[0], args[1], args[2], args[3], Guid.Parse(args[4]));
JobcenterClient desk = ClientOf(token);
JobcenterClient lead = ClientOf(leadToken);
DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "Europe/Berlin"));

await lead.SaveStaffMemberAsync(account, "\"0\"", new StaffBody
{
    Content = new StaffContent { DisplayName = "Carla", Role = StaffRole.Caseworker, Teams = ["leistung"], Active = true, Absences = [] },
});
Say("the team lead has entered a colleague");

WorkItemRow item = (await desk.ListWorkItemsAsync(queue: "new")).Items.Single(row => row.ApplicationId == application);
string seen = item.Etag;
item = await desk.AssignWorkItemAsync(item.Id, seen, new AssignmentRequest { Assignee = account });
Say($"taken by {item.Assignee}");
await RefusedAsync(412, () => desk.AssignWorkItemAsync(item.Id, seen, new AssignmentRequest { Assignee = account }));

CaseworkApplication answers = await desk.GetCaseworkApplicationAsync(application);
Say($"{answers.Reference}: {answers.Answers.Count} sections, {answers.Evidence.Count} papers on the list");
OrientationView rough = await desk.GetOrientationAsync(application);
Say($"rough need {rough.NeedCents} cents, {rough.Need.Count} lines");

InformationRequestView asked = await desk.AskForInformationAsync(application, new InformationRequestBody
{
    Papers = [new PaperAsked { Evidence = "N07", Person = "ap", Why = "Der Kontoauszug von Oktober fehlt." }],
});
Say($"asked until {asked.DueOn:yyyy-MM-dd}: {asked.State}");
item = (await desk.GetWorkItemAsync(item.Id)).Item;
Say($"the item is {item.State}");
item = await desk.SetWorkItemFollowUpAsync(item.Id, item.Etag, new FollowUpRequest { On = today.AddDays(20) });
await desk.WriteWorkItemNoteAsync(item.Id, new NoteRequest { Text = "Anruf: Die Auszüge kommen morgen." });
WorkItemDetail detail = await desk.GetWorkItemAsync(item.Id);
Say($"{detail.History.Count} lines of history, {detail.Notes.Count} note");

await RefusedAsync(422, () => desk.RecordDecisionAsync(application, "\"0\"", Granted(today.AddMonths(1), today)));
DateOnly from = new(today.Year, today.Month, 1);
DecisionView decision = await desk.RecordDecisionAsync(application, (await desk.GetDecisionAsync(application)).Etag, Granted(from, from.AddMonths(12).AddDays(-1)));
Say($"decided: {decision.InForce?.Kind}");
ApprovalPeriodView period = (await desk.ListCasePeriodsAsync(decision.CaseId)).Items.Single();
Say($"granted from {period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd}");
ObjectionView objection = await desk.ReceiveObjectionAsync(application, new ObjectionBody { ReceivedOn = today, Channel = ObjectionChannel.PlainMail });
Say($"objection by plain mail, form defect: {objection.FormDefect}");

ClockBoard clocks = await lead.GetDeskClocksAsync("leistung");
Say($"clocks of {clocks.Teams.Count} team, {clocks.MostPressing.Count} pressing");
await RefusedAsync(403, () => desk.GetDeskClocksAsync("leistung"));
item = (await desk.GetWorkItemAsync(item.Id)).Item;
if (item.State != WorkState.Done)
    item = await desk.SetWorkItemStateAsync(item.Id, item.Etag, new ItemStateRequest { State = WorkState.Done, Reason = "Bescheid ist erstellt." });
Say($"the day ends: {item.State}");
return 0;

static void Say(string text) => Console.WriteLine(text);

static DecisionBody Granted(DateOnly from, DateOnly to) => new() { Kind = DecisionKind.Granted, From = from, To = to, Provisional = false };

static async Task RefusedAsync(int status, Func<Task> call)
{
    try
    {
        await call();
    }
    catch (JobcenterException<ApiProblem> refused) when (refused.StatusCode == status)
    {
        Say($"refused as documented: {status} {refused.Result.Code}");
        return;
    }
    catch (JobcenterException refused) when (refused.StatusCode == status)
    {
        Say($"refused as documented: {status}");
        return;
    }

    throw new InvalidOperationException($"{status} was expected.");
}

JobcenterClient ClientOf(string bearer)
{
    var http = new HttpClient { BaseAddress = new Uri(address) };
    http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
    return new JobcenterClient(http);
}
