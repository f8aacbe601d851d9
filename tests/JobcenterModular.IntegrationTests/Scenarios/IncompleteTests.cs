using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Applications.Deciding;
using JobcenterModular.IntegrationTests.Applications.Desk;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Scenarios;

/// <summary>
/// Scenario 9 · P1 uploads 3 of 6 papers, one of them a photo that nobody can read; S1 asks, waits and gets the rest late.
/// </summary>
public abstract class IncompleteTests(ITestDatabase database)
{
    private const string Asked = "information-requested";
    private const string Reminder = "information-request-due";
    private const string Carla = "test:carla";

    private static readonly (string Code, string Title, string Why)[] Six =
    [
        ("N07", "Kontoauszüge der letzten 3 Monate", "Wir müssen Ihre Einnahmen sehen."),
        ("N09", "Arbeitsvertrag, Kündigung oder Arbeitsbescheinigung", "Wir brauchen das Ende Ihrer Arbeit."),
        ("N10", "Bescheid über eine andere Leistung oder Nachweis des Antrags", "Zeigen Sie uns, dass Sie ALG I beantragt haben."),
        ("N11", "Mietvertrag", "Daraus sehen wir Ihre Miete."),
        ("N13", "Abrechnung für Nebenkosten und Heizung", "Die Heizkosten sind noch offen."),
        ("N15", "Nachweis der Krankenversicherung", "Wir melden Sie bei der Kasse an."),
    ];

    [Fact]
    public async Task Who_uploads_3_of_6_papers_and_a_photo_that_nobody_can_read_hears_of_the_photo_the_same_day_sees_what_is_missing_and_why_has_a_letter_with_the_notice_and_14_days_is_reminded_7_and_2_days_before_gets_more_time_by_one_click_after_the_deadline_S1_has_a_task_and_nothing_is_refused_and_a_late_upload_re_opens_the_case()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        host.ItIs("2026-11-23");
        using ApplicantJourney mara = await SendAsync(host);
        var office = new Office(host, mara);
        await host.EnterAsync(Carla);
        using (HttpClient carla = host.Caseworker(Carla))
            (await carla.AssignAsync(mara.Id, Carla, (await carla.ItemAsync(mara.Id)).ETag)).Expect(HttpStatusCode.OK);

        JsonNode asked = await office.AskAsync(new { papers = Six.Select(paper => new { evidence = paper.Code, person = "ap", why = paper.Why }) });
        asked["dueOn"].Text().ShouldBe("2026-12-07", "14 days");
        string letter = (await host.LettersAsync(mara.Id, Asked)).ShouldHaveSingleItem();
        foreach ((_, string title, string why) in Six)
            letter.ShouldContain($"– {title}: {why}");
        letter.ShouldContain("bis zum 07.12.2026");
        letter.ShouldContain(asked["notice"].Text(), Case.Sensitive, "the notice of consequences, word for word (§ 66 (3) SGB I)");

        host.Clock.Advance(TimeSpan.FromHours(3));
        mara.RenewToken(host);
        await mara.UploadAsync(evidence: "N07");
        await mara.UploadAsync(evidence: "N15");
        await mara.UploadAsync(Documents.PaperFiles.Of("jpg"), "N11", fileName: "mietvertrag.jpg");
        await host.ReleaseAllAsync(mara);
        await TheUnreadablePhotoIsToldTheSameDayAsync(host, mara);
        await WhatIsMissingIsListedWithItsReasonAsync(office, asked);

        await IsRemindedAsync(host, mara, "2026-11-30", "2026-12-05");
        JsonNode wish = (await mara.Client.SendJsonAsync(HttpMethod.Post, $"{office.OwnRequestsPath}/{asked["id"].Text()}/extension-wish", null)).Expect(HttpStatusCode.OK).Json;
        (wish["granted"]!.GetValue<bool>(), wish["dueOn"].Text()).ShouldBe((true, "2026-12-14"));
        string extended = (await host.LettersAsync(mara.Id, Asked))[0];
        extended.ShouldContain("bis zum 14.12.2026");
        extended.ShouldContain("– Mietvertrag: ");
        extended.ShouldNotContain("Krankenversicherung", Case.Sensitive, "it is there");

        await AfterTheDeadlineThereIsATaskAndNoRefusalAsync(host, office);
        await ALateUploadReOpensAsync(host, office, asked);
    }

    /// <summary>Sent with the identity card; letters are wished.</summary>
    private static async Task<ApplicantJourney> SendAsync(HostFixture host)
    {
        Scenario said = Scenario.One.With(("contact", Scenario.One.Other("contact", ("contact.channel", new JsonArray("brief")), ("contact.mail", null))));
        ApplicantJourney mara = await ApplicantJourney.StartAsync(host);
        await mara.SaveScenarioAsync(said);
        await mara.UploadAsync(evidence: "N01");
        JsonNode sent = await mara.SubmitAsync();
        await host.DrainEventsAsync();
        sent["followUps"]!.AsArray().Select(item => item!["item"].Text()).ShouldBe(Six.Select(paper => paper.Code), ignoreOrder: true);
        return mara;
    }

    private static async Task UploadAsync(HostFixture host, ApplicantJourney mara, params string[] codes)
    {
        foreach (string code in codes)
            await mara.UploadAsync(evidence: code);
        await host.ReleaseAllAsync(mara);
        await host.DrainEventsAsync();
    }

    private static async Task TheUnreadablePhotoIsToldTheSameDayAsync(HostFixture host, ApplicantJourney mara)
    {
        host.Clock.Advance(TimeSpan.FromHours(1));
        mara.RenewToken(host);
        using HttpClient carla = host.Caseworker(Carla);
        string evidence = $"/api/v1/casework/applications/{mara.Id}/evidence";
        JsonNode item = (await carla.FetchJsonAsync(evidence))["items"]!.AsArray().Single(one => one!["code"].Text() == "N11")!;
        (await carla.SendJsonAsync(
            HttpMethod.Put,
            $"{evidence}/N11/ap/review",
            new { outcome = "rejected", reasonCode = "unreadable", reason = "Das Foto ist zu dunkel." },
            ("If-Match", item["etag"].Text()))).Expect(HttpStatusCode.OK);
        await host.DrainEventsAsync();

        JsonNode message = (await mara.InboxAsync("evidence-rejected")).ShouldHaveSingleItem();
        ApplicantJourney.Instant(message["createdAt"]).ShouldBe(host.Clock.GetUtcNow());
        message["createdAt"].Text().ShouldStartWith("2026-11-23");
        message["body"].Text().ShouldContain("Nachweis: Mietvertrag\nGrund: Das Foto ist zu dunkel.");
        (await host.LettersAsync(mara.Id, "evidence-rejected")).ShouldHaveSingleItem("and it waits for the post of this day").ShouldContain("Das Foto ist zu dunkel.");
    }

    private static async Task WhatIsMissingIsListedWithItsReasonAsync(Office office, JsonNode asked)
    {
        JsonNode own = await office.RequestAsync(asked);
        own["items"]!.AsArray().Where(item => item!["state"].Text() != "done")
            .Select(item => (item!["evidence"].Text(), item["title"].Text(), item["why"].Text()))
            .ShouldBe(Six.Where(paper => paper.Code is "N09" or "N10" or "N11" or "N13"));
        JsonArray list = (await office.Applicant.Client.FetchJsonAsync($"{office.Applicant.Path}/evidence")).AsArray();
        list.Where(item => item!["state"].Text() == "missing").Select(item => item!["code"].Text()).ShouldBe(["N09", "N10", "N13"], ignoreOrder: true);
        list.ShouldAllBe(item => item!["because"]!.AsArray().Count > 0);
        JsonNode photo = list.Single(item => item!["state"].Text() == "rejected")!;
        (photo["code"].Text(), photo["reasonCode"].Text(), photo["reason"].Text()).ShouldBe(("N11", "unreadable", "Das Foto ist zu dunkel."));
    }

    private static async Task IsRemindedAsync(HostFixture host, ApplicantJourney mara, params string[] days)
    {
        int told = 0;
        for (var day = new DateOnly(2026, 11, 24); day <= new DateOnly(2026, 12, 5); day = day.AddDays(1))
        {
            host.ItIs(Office.Iso(day), "09:01");
            mara.RenewToken(host);
            await host.RemindAsync("information-request-due");
            told += days.Contains(Office.Iso(day), StringComparer.Ordinal) ? 1 : 0;
            List<JsonNode> inbox = await mara.InboxAsync(Reminder);
            inbox.Count.ShouldBe(told, Office.Iso(day));
            (await host.LettersAsync(mara.Id, Reminder)).Count.ShouldBe(Math.Min(told, 1), "the first one is outdated by the second");
        }

        told.ShouldBe(2);
        (await mara.InboxAsync(Reminder))[0]["body"].Text().ShouldContain("bis zum 07.12.2026");
    }

    private static async Task AfterTheDeadlineThereIsATaskAndNoRefusalAsync(HostFixture host, Office office)
    {
        ApplicantJourney mara = office.Applicant;
        host.ItIs("2026-12-14", "23:05");
        await host.RunJobAsync("watch-deadlines");
        (await host.TasksAsync(mara.Reference)).ShouldBeEmpty("the last day is not over");
        host.ItIs("2026-12-15", "00:05");
        await host.RunJobAsync("watch-deadlines");

        JsonNode task = (await host.TasksAsync(mara.Reference)).ShouldHaveSingleItem();
        (task["reason"].Text(), task["assignee"].Text(), task["state"].Text()).ShouldBe(("informationOverdue", Carla, "new"));
        JsonNode decision = await office.DecisionAsync();
        decision["inForce"].ShouldBeNull();
        decision["proposed"].ShouldBeNull();
        using HttpClient carla = host.Caseworker(Carla);
        (await carla.ItemAsync(mara.Id)).Json["item"]!["state"].Text().ShouldBe("waitingForCustomer");
    }

    private static async Task ALateUploadReOpensAsync(HostFixture host, Office office, JsonNode asked)
    {
        ApplicantJourney mara = office.Applicant;
        host.ItIs("2026-12-17");
        mara.RenewToken(host);
        (await office.RequestAsync(asked))["overdue"]!.GetValue<bool>().ShouldBeTrue();
        await UploadAsync(host, mara, "N09", "N10", "N13");
        (await office.RequestAsync(asked))["state"].Text().ShouldBe("open", "the photo is still no answer");
        await UploadAsync(host, mara, "N11");

        (await office.RequestAsync(asked))["state"].Text().ShouldBe("answered");
        (await host.TasksAsync(mara.Reference)).Select(task => task["reason"].Text()).ShouldBe(["informationOverdue", "lateAnswer"], ignoreOrder: true);
        using HttpClient carla = host.Caseworker(Carla);
        (await carla.ItemAsync(mara.Id)).Json["item"]!["state"].Text().ShouldBe("inProgress");
        (await mara.Client.FetchJsonAsync($"{mara.Path}/status"))["stage"].Text().ShouldBe("inProgress");
        (await mara.Client.FetchJsonAsync($"{mara.Path}/evidence")).AsArray().Where(item => item!["state"].Text() != "offered")
            .ShouldAllBe(item => item!["state"].Text() == "present");
    }

    public sealed class OnSqlite() : IncompleteTests(new Sqlite());

    public sealed class OnPostgreSql() : IncompleteTests(new PostgreSql());
}
