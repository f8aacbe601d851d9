using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.Applications.Domain;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications.Deciding;

/// <summary>What follows from answers that are mended after sending.</summary>
public abstract class MendedAnswersTests(HostFixture host, HeardEvents heard)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mended_answer_asks_for_its_papers_as_the_application_did_and_they_may_come()
    {
        Office office = await Office.SentAsync(host);
        host.Clock.Advance(TimeSpan.FromDays(2));
        office.Applicant.RenewToken(host);
        JsonNode asked = await office.AskAsync(new { answers = new[] { Diet() } });

        (await office.TryAnswerAsync(asked, "needs", new JsonObject { ["meb.diet"] = true })).Expect(HttpStatusCode.OK);
        await host.DrainEventsAsync();

        EvidenceAwaited told = heard.Awaited(office.Applicant.Id).Single(item => item.EvidenceCode == "N19");
        (told.Awaited, told.DueOn).ShouldBe((true, office.Today.AddDays(14)));
        (await office.Applicant.Client.FetchJsonAsync($"{office.Applicant.Path}/evidence")).AsArray().ShouldContain(item => item!["code"].Text() == "N19");
        await office.Applicant.UploadAsync(evidence: "N19");
        await host.ReleaseAllAsync(office.Applicant);
        await host.DrainEventsAsync();
        heard.Awaited(office.Applicant.Id).Last(item => item.EvidenceCode == "N19").Awaited.ShouldBeFalse("the answers in force are looked at");

        JsonNode again = await office.AskAsync(new { answers = new[] { Diet() } });
        int before = heard.Awaited(office.Applicant.Id).Count;
        (await office.TryAnswerAsync(again, "needs", new JsonObject { ["meb.diet"] = false })).Expect(HttpStatusCode.OK);
        await host.DrainEventsAsync();
        heard.Awaited(office.Applicant.Id).Count.ShouldBe(before, "nothing new is awaited");
    }

    [Fact]
    public async Task A_paper_that_a_mended_answer_asks_for_no_more_is_awaited_no_more()
    {
        Office office = await Office.SentAsync(host);
        JsonNode asked = await office.AskAsync(new { answers = new[] { Diet() } });
        (await office.TryAnswerAsync(asked, "needs", new JsonObject { ["meb.diet"] = true })).Expect(HttpStatusCode.OK);
        JsonNode again = await office.AskAsync(new { answers = new[] { Diet() } });

        (await office.TryAnswerAsync(again, "needs", new JsonObject { ["meb.diet"] = false })).Expect(HttpStatusCode.OK);
        await host.DrainEventsAsync();

        heard.Awaited(office.Applicant.Id).Where(item => item.EvidenceCode == "N19").OrderBy(item => item.ApplicationVersion)
            .Select(item => item.Awaited).ShouldBe([true, false]);
    }

    [Fact]
    public async Task The_number_of_a_person_who_joined_after_sending_is_never_given_again()
    {
        using ApplicantJourney sabine = await ApplicantJourney.WithAnswersAsync(host, "scenario-3");
        await sabine.SubmitAsync();
        await host.DrainEventsAsync();
        var office = new Office(host, sabine);
        JsonArray persons = (await office.AnswersAsync())["household"]!["hh.persons"]!.DeepClone().AsArray();
        JsonArray joined = persons.DeepClone().AsArray();
        joined.Add(new JsonObject { ["last"] = "Berger", ["first"] = "Lena", ["birthDate"] = "2005-06-01", ["since"] = "2026-10-01" });
        JsonArray changed = persons.DeepClone().AsArray();
        changed.Add(new JsonObject { ["last"] = "Berger", ["first"] = "Ole", ["birthDate"] = "2004-02-01", ["since"] = "2026-11-01" });

        string lena = await MendAsync(office, joined);
        await MendAsync(office, persons);
        string ole = await MendAsync(office, changed);

        (ole == lena).ShouldBeFalse();
    }

    [Fact]
    public async Task Answers_have_an_end()
    {
        Office office = await Office.SentAsync(host);
        JsonNode asked = await office.AskAsync(new { answers = new[] { Diet() } });
        await office.LookAsync(async db =>
        {
            db.AnswerAmendments.Add(new AnswerAmendment
            {
                ApplicationId = new BenefitApplicationId(office.Applicant.Id),
                Number = 200,
                RequestId = asked["id"]!.GetValue<Guid>(),
                Section = "needs",
                Answers = "{}",
                At = host.Clock.GetUtcNow(),
            });
            return await db.SaveChangesAsync(Cancelled);
        });

        (await office.TryAnswerAsync(asked, "needs", new JsonObject { ["meb.diet"] = true })).Expect(HttpStatusCode.Conflict, "requests.too_many_answers");
    }

    private static object Diet() => new { section = "needs", question = "meb.diet", why = "Bitte sehen Sie noch einmal nach." };

    private static async Task<string> MendAsync(Office office, JsonArray persons)
    {
        JsonNode asked = await office.AskAsync(new { answers = new[] { new { section = "household", question = "hh.persons", why = "Wer wohnt bei Ihnen?" } } });
        (await office.TryAnswerAsync(asked, "household", new JsonObject { ["hh.persons"] = persons })).Expect(HttpStatusCode.OK);
        return (await office.AnswersAsync())["household"]!["hh.persons"]!.AsArray()[^1]!["id"].Text();
    }

    public sealed class OnSqlite(ListeningHost<Sqlite> host) : MendedAnswersTests(host, host.Heard), IClassFixture<ListeningHost<Sqlite>>;

    public sealed class OnPostgreSql(ListeningHost<PostgreSql> host) : MendedAnswersTests(host, host.Heard), IClassFixture<ListeningHost<PostgreSql>>;
}
