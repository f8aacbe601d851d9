using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>Invitations (§ 59 SGB II, § 309 SGB III) and what somebody chose: two classes that never mix.</summary>
public abstract class InvitationTests(HostFixture host)
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    [Fact]
    public async Task An_invitation_has_purpose_and_legal_notice_and_the_person_can_neither_move_nor_cancel_it()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> free = await calendar.SlotsAsync(Tuesday);
        JsonNode invited = await calendar.InviteAsync(free[0]);
        string key = invited["key"].Text();
        string etag = invited["etag"].Text();

        JsonNode own = (await calendar.PersonAsync(HttpMethod.Get, invited, "", null, key)).Expect(HttpStatusCode.OK).Json;
        JsonNode hold = (await calendar.TryHoldAsync(free[1])).Expect(HttpStatusCode.Created).Json;

        invited["class"].Text().ShouldBe("invitation");
        own["invitation"]!.GetValue<bool>().ShouldBeTrue();
        own["invitationDetails"]!["purpose"].Text().ShouldBe("placement");
        own["invitationDetails"]!["legalNotice"].Text().ShouldContain("§ 309 SGB III");
        own["movableUntil"].ShouldBeNull();
        (await calendar.PersonAsync(HttpMethod.Put, invited, "", new { holdId = hold["id"].Id(), holdKey = hold["key"].Text() }, key, etag))
            .Expect(HttpStatusCode.Conflict, "appointments.staff_only");
        (await calendar.PersonAsync(HttpMethod.Delete, invited, "", null, key, etag)).Expect(HttpStatusCode.Conflict, "appointments.staff_only");
        (await calendar.ShowAsync(invited))["state"].Text().ShouldBe("booked");
    }

    [Fact]
    public async Task What_somebody_chose_never_becomes_an_invitation()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Calendar calendar = await Calendars.OpenAsync(own);
        IReadOnlyList<DateTimeOffset> free = await calendar.SlotsAsync(Tuesday);
        JsonNode booked = await calendar.BookForCallerAsync(free[0]);
        string key = booked["key"].Text();
        JsonNode moved = (await calendar.TryMoveAsync(booked, free[1])).Expect(HttpStatusCode.OK).Json;
        own.Clock.SetTo(free[1].AddMinutes(40));
        JsonNode missed = await calendar.DoAsync(moved, "absence");

        foreach ((string step, object body) in new (string, object)[]
        {
            ("hearing", new { answerUntil = "2026-12-24" }),
            ("absence-decision", new { importantReason = false }),
            ("change-request/decision", new { accepted = true }),
        })
        {
            (await calendar.TryAsync(missed, step, body)).Expect(HttpStatusCode.Conflict, "appointments.not_an_invitation");
        }

        foreach (string answer in new[] { "/change-request", "/absence-reason" })
        {
            (await calendar.PersonAsync(HttpMethod.Post, booked, answer, new { reason = "illness" }, key))
                .Expect(HttpStatusCode.Conflict, "appointments.not_an_invitation");
        }

        using HttpClient staff = Desk.As(own);
        (await staff.SendJsonAsync(
            HttpMethod.Put, $"{Desk.Appointments}/{booked["id"].Id()}", new { startsAt = free[2], placeId = calendar.Place, @class = "invitation" }, ("If-Match", missed["etag"].Text())))
            .Expect(HttpStatusCode.BadRequest, "request.malformed");
        (await Desk.ListAsync(own, "/absences")).ShouldBeEmpty();
        JsonNode shown = await calendar.ShowAsync(booked);
        shown["class"].Text().ShouldBe("voluntary");
        shown["invitation"].ShouldBeNull();
    }

    [Fact]
    public async Task An_invitation_never_becomes_a_chosen_talk()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> free = await calendar.SlotsAsync(Tuesday);
        JsonNode invited = await calendar.InviteAsync(free[0]);

        Reply bookedAgain = await calendar.TryBookAsync(invited["id"].Id(), invited["key"].Text());
        JsonNode moved = (await calendar.TryMoveAsync(await calendar.ShowAsync(invited), free[3])).Expect(HttpStatusCode.OK).Json;

        bookedAgain.Expect(HttpStatusCode.Created).Json["invitation"]!.GetValue<bool>().ShouldBeTrue();
        moved["class"].Text().ShouldBe("invitation");
        moved["startsAt"].Instant().ShouldBe(free[3]);
        moved["invitation"]!["purpose"].Text().ShouldBe("placement");
    }

    [Fact]
    public async Task An_invitation_needs_an_application_and_one_of_the_purposes_of_the_law()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        DateTimeOffset startsAt = (await calendar.SlotsAsync(Tuesday))[0];
        using HttpClient staff = Desk.As(host);
        object person = Calendar.Person();

        foreach (object body in new object[]
        {
            new { typeId = calendar.Type, placeId = calendar.Place, mode = "onSite", startsAt, person, purpose = "placement" },
            new { typeId = calendar.Type, placeId = calendar.Place, mode = "onSite", startsAt, person, applicationId = Guid.NewGuid() },
            new { typeId = calendar.Type, placeId = calendar.Place, mode = "onSite", startsAt, person, applicationId = Guid.NewGuid(), purpose = "chat" },
        })
        {
            (await staff.SendJsonAsync(HttpMethod.Post, "/api/v1/casework/invitations", body)).Expect(HttpStatusCode.BadRequest, "request.malformed");
        }

        (await calendar.SlotsAsync(Tuesday)).ShouldContain(startsAt);
    }

    [Fact]
    public async Task The_person_asks_for_a_change_and_staff_decide_and_move()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Calendar calendar = await Calendars.OpenAsync(own);
        IReadOnlyList<DateTimeOffset> free = await calendar.SlotsAsync(Tuesday);
        JsonNode invited = await calendar.InviteAsync(free[0]);
        string key = invited["key"].Text();

        (await calendar.PersonAsync(HttpMethod.Post, invited, "/change-request", new { reason = "office" }, key)).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        (await calendar.PersonAsync(HttpMethod.Post, invited, "/change-request", new { reason = "childCare" }, "wrong")).Expect(HttpStatusCode.NotFound);
        (await calendar.PersonAsync(HttpMethod.Post, invited, "/change-request", new { reason = "childCare" }, key)).Expect(HttpStatusCode.NoContent);

        JsonNode asked = (await Desk.ListAsync(own, "/change-requests")).ShouldHaveSingleItem();
        asked["invitation"]!["change"]!["reason"].Text().ShouldBe("childCare");
        asked["startsAt"].Instant().ShouldBe(free[0]);
        JsonNode decided = await calendar.DoAsync(asked, "change-request/decision", new { accepted = true });
        decided["invitation"]!["change"]!["decidedBy"].ShouldNotBeNull();
        decided["startsAt"].Instant().ShouldBe(free[0]);
        (await Desk.ListAsync(own, "/change-requests")).ShouldBeEmpty();
        (await calendar.TryAsync(decided, "change-request/decision", new { accepted = false })).Expect(HttpStatusCode.Conflict, "appointments.not_now");
        (await calendar.TryMoveAsync(decided, free[1])).Expect(HttpStatusCode.OK);
        JsonNode seen = (await calendar.PersonAsync(HttpMethod.Get, invited, "", null, key)).Expect(HttpStatusCode.OK).Json;
        seen["invitationDetails"]!["change"]!["accepted"]!.GetValue<bool>().ShouldBeTrue();
        seen["invitationDetails"]!["change"]!["decidedBy"].ShouldBeNull();
    }

    [Fact]
    public async Task Who_did_not_come_to_an_invitation_is_heard_before_a_person_decides_against_them()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Calendar calendar = await Calendars.OpenAsync(own);
        IReadOnlyList<DateTimeOffset> free = await calendar.SlotsAsync(Tuesday);
        JsonNode invited = await calendar.InviteAsync(free[0]);
        string key = invited["key"].Text();
        own.Clock.SetTo(free[0].AddHours(1));

        JsonNode missed = await calendar.DoAsync(invited, "absence");
        (await Desk.ListAsync(own, "/absences?open=true")).ShouldHaveSingleItem();
        (await calendar.PersonAsync(HttpMethod.Post, invited, "/absence-reason", new { reason = "illness" }, key)).Expect(HttpStatusCode.Conflict, "appointments.not_now");
        (await calendar.TryAsync(missed, "absence-decision", new { importantReason = false })).Expect(HttpStatusCode.Conflict, "appointments.not_heard");
        (await calendar.TryAsync(missed, "hearing", new { answerUntil = "2026-12-07" })).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        JsonNode heard = await calendar.DoAsync(missed, "hearing", new { answerUntil = "2026-12-08" });
        (await calendar.TryAsync(heard, "arrival")).Expect(HttpStatusCode.Conflict, "appointments.not_now");
        (await calendar.TryAsync(heard, "absence-decision", new { importantReason = false })).Expect(HttpStatusCode.Conflict, "appointments.not_heard");
        (await calendar.PersonAsync(HttpMethod.Post, invited, "/absence-reason", new { reason = "illness" }, key)).Expect(HttpStatusCode.NoContent);
        JsonNode decided = await calendar.DoAsync(await calendar.ShowAsync(invited), "absence-decision", new { importantReason = true });

        JsonNode absence = decided["invitation"]!["absence"]!;
        absence["reason"].Text().ShouldBe("illness");
        absence["importantReason"]!.GetValue<bool>().ShouldBeTrue();
        absence["decidedBy"].ShouldNotBeNull();
        absence["decidedAt"].Instant().ShouldBe(own.Clock.GetUtcNow());
        (await Desk.ListAsync(own, "/absences?open=true")).ShouldBeEmpty();
        (await Desk.ListAsync(own, "/absences?open=false")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Without_an_answer_it_can_be_decided_only_after_the_last_day_for_it()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Calendar calendar = await Calendars.OpenAsync(own);
        DateTimeOffset first = (await calendar.SlotsAsync(Tuesday))[0];
        JsonNode invited = await calendar.InviteAsync(first);
        own.Clock.SetTo(first.AddHours(1));
        JsonNode heard = await calendar.DoAsync(await calendar.DoAsync(invited, "absence"), "hearing", new { answerUntil = "2026-12-08" });

        own.Clock.SetTo(new DateTimeOffset(2026, 12, 8, 22, 59, 59, TimeSpan.Zero));
        (await calendar.TryAsync(heard, "absence-decision", new { importantReason = false })).Expect(HttpStatusCode.Conflict, "appointments.not_heard");
        own.Clock.Advance(TimeSpan.FromSeconds(1));
        JsonNode decided = await calendar.DoAsync(heard, "absence-decision", new { importantReason = false });

        decided["invitation"]!["absence"]!["importantReason"]!.GetValue<bool>().ShouldBeFalse();
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : InvitationTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : InvitationTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
