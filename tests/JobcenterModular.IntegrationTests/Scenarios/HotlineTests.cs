using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Appointments;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Scenarios;

/// <summary>
/// Scenario 11 · P6, 58, has no internet and calls the hotline on the last day of the month, 30.11.2026, at 16:40.
/// </summary>
public abstract class HotlineTests(ITestDatabase database)
{
    private const string Hotline = "S4";

    [Fact]
    public async Task Who_has_no_internet_and_calls_on_30_November_at_16_40_gives_a_short_application_to_the_hotline_that_counts_from_1_November_has_it_read_aloud_gets_a_receipt_and_the_list_of_papers_by_post_and_a_time_to_be_called_back_goes_through_the_form_point_by_point_and_the_record_says_that_it_was_taken_by_phone_by_S4()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        host.ItIs("2026-11-30", "16:40");
        Calendar callBacks = await Calendars.OpenAsync(host);

        JsonNode taken = await ShortApplicationAsync(host);
        await SummaryIsReadAloudAsync(host, taken);
        await TheReceiptWaitsToBePrintedAsync(host, taken);
        JsonNode callBack = await CallBackIsBookedAsync(host, callBacks, taken);

        host.Clock.SetTo(callBack["startsAt"].Instant());
        await PointByPointAsync(host, taken);
        await TheRecordSaysWhoTookItAsync(host, taken);
    }

    private static HttpClient S4(HostFixture host) => host.ClientWith(host.TokenForRole(Roles.Hotline, Hotline));

    // One request with name, contact and month: nothing more must be asked in these three minutes.
    private static async Task<JsonNode> ShortApplicationAsync(HostFixture host)
    {
        using HttpClient agent = S4(host);
        JsonNode taken = (await agent.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/casework/short-applications",
            new { firstName = "Karl", lastName = "Beispiel", month = "2026-11", phone = "0341 2345678", street = "Hauptstraße 1", postcode = "04109", city = "Leipzig" }))
            .Expect(HttpStatusCode.Created).Json;
        await host.DrainEventsAsync();
        (taken["applicationDate"].Text(), taken["effectMonth"].Text(), taken["takenBy"].Text()).ShouldBe(("2026-11-30", "2026-11-01", Hotline));
        taken["effectText"].Text().ShouldEndWith("zählt ab dem 01.11.2026.");
        (await host.TasksAsync(taken["reference"].Text())).ShouldHaveSingleItem()["reason"].Text().ShouldBe("shortApplication");
        return taken;
    }

    private static async Task SummaryIsReadAloudAsync(HostFixture host, JsonNode taken)
    {
        using HttpClient agent = S4(host);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        string call = await OpenAsync(agent, taken);
        Reply read = (await agent.FetchAsync($"{call}/read-back")).Expect(HttpStatusCode.OK);
        JsonNode text = read.Json;
        text["effectText"].Text().ShouldEndWith("zählt ab dem 01.11.2026.");
        text["sections"]!.AsArray().SelectMany(section => section!["lines"]!.AsArray()).Select(line => line!["spoken"]?.GetValue<string>())
            .ShouldBe(["November 2026", "Beispiel", "Karl", "Hauptstraße 1", "04109", "Leipzig", "0341 2345678"], ignoreOrder: true);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await agent.SendJsonAsync(HttpMethod.Post, $"{call}/read-back", null, ("If-Match", read.ETag!))).Expect(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await agent.SendJsonAsync(HttpMethod.Post, $"{call}/end", null)).Expect(HttpStatusCode.NoContent);
    }

    private static async Task TheReceiptWaitsToBePrintedAsync(HostFixture host, JsonNode taken)
    {
        string letter = (await host.LettersAsync(taken["applicationId"]!.GetValue<Guid>(), "taken-by-phone")).ShouldHaveSingleItem();
        letter.ShouldContain("Karl Beispiel\nHauptstraße 1\n04109 Leipzig");
        letter.ShouldContain("am 30.11.2026 am Telefon aufgenommen");
        letter.ShouldContain($"Nummer: {taken["reference"].Text()}");
        letter.ShouldContain("Der Antrag zählt ab: November 2026");
        foreach (string paper in (string[])["Ausweis oder Pass", "Kontoauszüge der letzten 3 Monate", "Nachweis der Krankenversicherung"])
            letter.ShouldContain($"– {paper}");
    }

    private static async Task<JsonNode> CallBackIsBookedAsync(HostFixture host, Calendar callBacks, JsonNode taken)
    {
        using HttpClient agent = S4(host);
        JsonNode free = (await agent.FetchJsonAsync($"/api/v1/casework/slots?type={callBacks.Type}&place={callBacks.Place}&mode=phone&from=2026-12-02"))["slots"]![0]!;
        JsonNode booked = (await agent.SendJsonAsync(
            HttpMethod.Post,
            Appointments.Desk.Appointments,
            new
            {
                typeId = callBacks.Type,
                placeId = callBacks.Place,
                mode = "phone",
                startsAt = free["startsAt"].Instant(),
                applicationId = taken["applicationId"].Text(),
                person = new { firstName = "Karl", lastName = "Beispiel", phone = "0341 2345678", language = "de" },
            })).Expect(HttpStatusCode.Created).Json;
        await host.DrainEventsAsync();

        JsonNode inList = (await agent.FetchAllAsync($"{Appointments.Desk.Appointments}?place={callBacks.Place}&day=2026-12-02")).ShouldHaveSingleItem();
        (inList["id"].Text(), inList["mode"].Text(), inList["state"].Text()).ShouldBe((booked["id"].Text(), "phone", "booked"));
        (inList["name"].Text(), inList["phone"].Text()).ShouldBe(("Karl Beispiel", "0341 2345678"));
        inList["applicationId"].Text().ShouldBe(taken["applicationId"].Text());
        return inList;
    }

    private static async Task PointByPointAsync(HostFixture host, JsonNode taken)
    {
        using HttpClient agent = S4(host);
        string call = await OpenAsync(agent, taken);
        Scenario said = Karls;
        List<string> asked = [];
        while ((await agent.FetchJsonAsync(call))["next"] is JsonNode next)
        {
            string section = next["section"].Text();
            asked.ShouldNotContain(section, StringComparer.Ordinal, $"{next["question"]!["id"].Text()} is asked again");
            next["question"]!["text"].Text().ShouldNotBeEmpty();
            asked.Add(section);
            (await agent.SendJsonAsync(HttpMethod.Put, $"{call}/sections/{section}", said[section], ("If-Match", next["etag"].Text()))).Expect(HttpStatusCode.OK);
        }

        asked.ShouldBe(said.Sections.Select(pair => pair.Section), "every part of the form, in its order");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        string read = (await agent.FetchAsync($"{call}/read-back")).ETag!;
        (await agent.SendJsonAsync(HttpMethod.Post, $"{call}/read-back", null, ("If-Match", read))).Expect(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        JsonNode sent = (await agent.SendJsonAsync(HttpMethod.Post, $"{call}/submission", null)).Expect(HttpStatusCode.OK).Json;
        await host.DrainEventsAsync();
        (sent["facts"]!["applicationDate"].Text(), sent["facts"]!["effectMonth"].Text()).ShouldBe(("2026-11-30", "2026-11-01"));
    }

    private static async Task TheRecordSaysWhoTookItAsync(HostFixture host, JsonNode taken)
    {
        Guid application = taken["applicationId"]!.GetValue<Guid>();
        JsonNode desk = await host.OnTheDeskAsync(application);
        (desk["applicationDate"].Text(), desk["effectMonth"].Text()).ShouldBe(("2026-11-30", "2026-11-01"));
        JsonNode phone = desk["phone"]!;
        (phone["takenBy"].Text(), phone["readBackBy"].Text(), phone["submittedBy"].Text()).ShouldBe((Hotline, Hotline, Hotline));
        ApplicantJourney.Instant(phone["takenAt"]).ShouldBe(new DateTimeOffset(2026, 11, 30, 15, 40, 0, TimeSpan.Zero), "16:40 at the office");
        phone["steps"]!.AsArray().Select(step => step!["what"].Text()).Where(what => what != "sectionSaved")
            .ShouldBe(["shortApplication", "opened", "readBack", "ended", "opened", "readBack", "submitted"]);
        using HttpClient carla = host.Caseworker();
        (await carla.FetchAsync($"/api/v1/casework/applications/{application}/summary")).Expect(HttpStatusCode.OK).Text.ShouldContain($"Aufgenommen von {Hotline}, vorgelesen am 02.12.2026");
        (await host.TasksAsync(taken["reference"].Text())).ShouldHaveSingleItem()["state"].Text().ShouldBe("done");
        (await host.LettersAsync(application, "submission-confirmation")).ShouldHaveSingleItem().ShouldContain("Tag der Antragstellung: 30.11.2026");
    }

    private static async Task<string> OpenAsync(HttpClient agent, JsonNode taken)
    {
        JsonNode opened = (await agent.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/casework/calls",
            new { reference = taken["reference"].Text(), identity = new { resumeCode = taken["resumeCode"].Text() } })).Expect(HttpStatusCode.Created).Json;
        return $"/api/v1/casework/calls/{opened["id"].Text()}";
    }

    // P6 has the flat and the accounts of P1.
    private static Scenario Karls => Scenario.One.With(
        ("start", Scenario.One.Other("start", ("start.filledBy", "beratung"), ("start.helper", new JsonObject { ["name"] = "S4", ["role"] = "Hotline" }))),
        ("person", Scenario.One.Other(
            "person", ("ap.last", "Beispiel"), ("ap.first", "Karl"), ("ap.birthDate", "1968-04-02"), ("ap.sex", "m"), ("ap.rvnr", new JsonObject { ["none"] = true }))),
        ("contact", Scenario.One.Other(
            "contact", ("addr.street", "Hauptstraße 1"), ("contact.phone", "0341 2345678"), ("contact.mail", null), ("contact.channel", new JsonArray("brief")))),
        ("payment", Scenario.One.Other("payment", ("pay.holder", "Karl Beispiel"))),
        ("needs", Scenario.One.Other("needs", ("meb.pregnant", null))));

    public sealed class OnSqlite() : HotlineTests(new Sqlite());

    public sealed class OnPostgreSql() : HotlineTests(new PostgreSql());
}
