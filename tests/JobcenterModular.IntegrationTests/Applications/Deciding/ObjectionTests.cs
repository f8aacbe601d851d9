using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.IntegrationTests.Applications.Deciding;

/// <summary>Objections are facts: recorded whatever their form and whatever can be counted, with the time for one as a hint.</summary>
public abstract class ObjectionTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("written", false)]
    [InlineData("forTheRecord", false)]
    [InlineData("identifiedForm", false)]
    [InlineData("plainMail", true)]
    [InlineData("phone", true)]
    public async Task An_objection_is_recorded_whatever_its_form_and_a_plain_mail_is_flagged_not_lost(string channel, bool defect)
    {
        Office office = await Office.SentAsync(host);
        await office.DecideAsync(new { kind = "refused" });
        object body = new { receivedOn = Office.Iso(office.Today), channel };

        JsonNode objection = (await office.TryObjectAsync(body)).Expect(HttpStatusCode.Created).Json;
        JsonNode repeated = (await office.TryObjectAsync(body)).Expect(HttpStatusCode.Created).Json;

        repeated["id"].Text().ShouldBe(objection["id"].Text());
        objection["formDefect"]!.GetValue<bool>().ShouldBe(defect);
        objection["limit"]!["lastDay"].ShouldBeNull("Nobody knows when the letter was posted.");
        (await office.TasksAsync()).ShouldBe([TaskReason.Objection]);
        (await office.Carla.FetchJsonAsync($"{office.Path}/objections"))["items"]!.AsArray().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("2026-11-17", "2026-11-21", "2026-12-21")] // The fourth day after Tuesday; a month later it is Monday.
    [InlineData("2026-11-21", "2026-11-25", "2026-12-28")] // A month later it is Christmas, then comes a Sunday.
    public async Task The_time_for_an_objection_is_shown_with_how_it_was_counted(string posted, string notified, string lastDay)
    {
        Office office = await Office.SentAsync(host);
        await office.DecideAsync(new { kind = "refused" });
        await host.DrainEventsAsync();
        await office.AttachLetterAsync(await office.FileLetterAsync(HttpCalls.Pdf()), sentOn: posted);

        JsonNode limit = (await office.TryObjectAsync(new { receivedOn = Office.Iso(office.Today), channel = "written" })).Expect(HttpStatusCode.Created).Json["limit"]!;

        (limit["postedOn"].Text(), limit["notifiedOn"].Text(), limit["lastDay"].Text()).ShouldBe((posted, notified, lastDay));
        limit["counting"].Text().ShouldContain("§ 37 Abs. 2 SGB X");
        (await office.TryObjectAsync(new { receivedOn = Office.Iso(office.Today.AddDays(1)), channel = "written" }, "tomorrow-4711-0815"))
            .Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
    }

    [Fact]
    public async Task An_objection_is_recorded_where_no_value_is_entered_for_the_day_of_the_letter()
    {
        Office office = await Office.SentAsync(host);
        await office.DecideAsync(new { kind = "refused" });
        await host.DrainEventsAsync();
        await office.AttachLetterAsync(await office.FileLetterAsync(HttpCalls.Pdf()), sentOn: "2022-12-01");

        JsonNode limit = (await office.TryObjectAsync(new { receivedOn = "2022-12-20", channel = "written" })).Expect(HttpStatusCode.Created).Json["limit"]!;

        (limit["postedOn"].Text(), limit["notifiedOn"], limit["lastDay"]).ShouldBe(("2022-12-01", null, null));
        limit["counting"].Text().ShouldContain("kein Wert hinterlegt (01.12.2022)");
        (await office.TasksAsync()).ShouldBe([TaskReason.Objection]);
    }

    [Fact]
    public async Task Where_nothing_was_posted_the_time_runs_from_the_first_retrieval_in_the_portal()
    {
        Office office = await Office.SentAsync(host);
        await office.DecideAsync(new { kind = "refused" });
        await host.DrainEventsAsync();
        await office.AttachLetterAsync(await office.FileLetterAsync(HttpCalls.Pdf()));
        (await office.Applicant.Client.FetchAsync($"{office.Applicant.Path}/decision-letter/content")).Expect(HttpStatusCode.OK);
        await host.DrainEventsAsync();

        JsonNode limit = (await office.TryObjectAsync(new { receivedOn = Office.Iso(office.Today), channel = "written" })).Expect(HttpStatusCode.Created).Json["limit"]!;

        limit["postedOn"].ShouldBeNull();
        limit["notifiedOn"].Text().ShouldBe(Office.Iso(office.Today));
        ApplicantJourney.Day(limit["lastDay"]).ShouldBeInRange(office.Today.AddMonths(1), office.Today.AddMonths(1).AddDays(2));
        limit["counting"].Text().ShouldContain("§ 37 Abs. 2a");
    }

    [Fact]
    public async Task The_months_for_an_objection_run_from_the_day_of_its_receipt()
    {
        Office office = await Office.SentAsync(host);
        await office.DecideAsync(new { kind = "refused" });
        DateOnly received = office.Today.AddDays(-10);

        (await office.TryObjectAsync(new { receivedOn = Office.Iso(received), channel = "written" })).Expect(HttpStatusCode.Created);

        WorkItem task = await office.LookAsync(db => db.WorkItems.AsNoTracking()
            .SingleAsync(row => row.Reason == TaskReason.Objection && row.CaseId == office.Applicant.Id, Cancelled));
        OfficeTime.DateAt(task.ReceivedAt).ShouldBe(received);
        JsonNode clocks = (await office.Carla.FetchJsonAsync($"/api/v1/casework/items/{task.Id}"))["item"]!["clocks"]!;
        clocks["decideBy"].Text().ShouldBe(Office.Iso(received.AddMonths(3)));
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : ObjectionTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : ObjectionTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
