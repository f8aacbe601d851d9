using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Texts;

namespace JobcenterModular.UnitTests.Notifications;

public sealed class NoticeTextTests
{
    private const string Reference = "MJ-7K3-9QX";
    private const string Desk = "https://portal.example/casework/applications/0193";
    private static readonly DateOnly Received = new(2026, 11, 22);
    private static readonly DateOnly Applied = new(2026, 11, 20);
    private static readonly DateOnly Effect = new(2026, 11, 1);

    [Fact]
    public void The_team_reads_reference_date_and_month_and_finds_the_desk()
    {
        NoticeText text = SubmissionForTeam.Notice(Reference, Received, Effect, urgent: false, Desk);

        text.Title.ShouldBe("Neuer Antrag MJ-7K3-9QX");
        text.Body.ShouldContain("Eingang: 22.11.2026");
        text.Body.ShouldContain("zählt ab: November 2026");
        text.Link.ShouldBe(Desk);
    }

    [Fact]
    public void An_urgent_application_says_so_first() =>
        SubmissionForTeam.Notice(Reference, Received, Effect, urgent: true, Desk).Title.ShouldStartWith("Eilt:");

    [Fact]
    public void The_mail_to_the_team_holds_reference_and_link_and_no_date()
    {
        Letter mail = SubmissionForTeam.Mail("leistung@jobcenter.example", "Team Leistung", "Jobcenter Musterstadt", Reference, Desk);

        mail.To.ShouldBe("leistung@jobcenter.example");
        mail.Subject.ShouldBe("Neuer Antrag MJ-7K3-9QX");
        mail.Body.ShouldContain(Desk);
        mail.Body.Split('\n').Count(line => line.Contains("2026", StringComparison.Ordinal)).ShouldBe(0);
    }

    [Fact]
    public void The_confirmation_names_reference_date_month_and_the_way_back()
    {
        Letter mail = SubmissionConfirmation.Mail(
            "anna@mail.example", "Jobcenter Musterstadt", Reference, Received, Effect, "https://portal.example");

        mail.Subject.ShouldContain(Reference);
        mail.Body.ShouldContain("Nummer: MJ-7K3-9QX");
        mail.Body.ShouldContain("Eingang: 22.11.2026");
        mail.Body.ShouldContain("Der Antrag zählt ab: November 2026");
        mail.Body.ShouldContain("Öffnen Sie https://portal.example");
    }

    [Fact]
    public void No_mail_repeats_the_address_or_names_the_person()
    {
        Letter[] mails =
        [
            SubmissionConfirmation.Mail("anna@mail.example", "Jobcenter", Reference, Received, Effect, "https://portal.example"),
            PausedDraft.Mail("anna@mail.example", "Jobcenter", Reference, "https://portal.example/weiter#c", Received),
        ];

        foreach (Letter mail in mails)
        {
            (mail.Subject + mail.Body).ShouldNotContain("anna");
            mail.ToName.ShouldBeNull();
        }
    }

    [Fact]
    public void The_inbox_also_tells_the_day_of_application() =>
        SubmissionConfirmation.Notice(Reference, Received, Applied, Effect).Body.ShouldContain("Tag der Antragstellung: 20.11.2026");

    [Fact]
    public void The_mail_of_a_paused_draft_holds_the_link_on_a_line_of_its_own_and_the_promise()
    {
        Letter mail = PausedDraft.Mail(
            "anna@mail.example", "Jobcenter", Reference, "https://portal.example/weiter#c", new DateOnly(2027, 1, 21));

        mail.Body.ShouldContain("\nhttps://portal.example/weiter#c\n");
        mail.Body.ShouldContain("bis zum 21.01.2027");
    }

    [Fact]
    public void The_inbox_of_a_paused_draft_never_holds_the_link()
    {
        NoticeText text = PausedDraft.Notice(Reference, new DateOnly(2027, 1, 21));

        text.Link.ShouldBeNull();
        text.Body.ShouldNotContain("http");
        text.Body.ShouldContain("21.01.2027");
    }

    [Fact]
    public void Months_are_German() => GermanDates.Month(new DateOnly(2027, 3, 1)).ShouldBe("März 2027");

    [Fact]
    public void A_rejection_names_the_paper_the_reason_and_the_day()
    {
        NoticeText text = EvidenceRejection.Notice("Mietvertrag", "Es fehlt die letzte Seite.", new DateOnly(2026, 12, 20));

        text.Body.Split('\n').ShouldContain("Nachweis: Mietvertrag");
        text.Body.Split('\n').ShouldContain("Grund: Es fehlt die letzte Seite.");
        text.Body.ShouldContain("bis zum 20.12.2026");
        text.Link.ShouldBeNull();
    }

    [Fact]
    public void A_rejection_fits_into_the_inbox_however_much_was_written()
    {
        NoticeText text = EvidenceRejection.Notice(new string('t', 5000), new string('r', 50_000), new DateOnly(2026, 12, 20));

        text.Body.Length.ShouldBeLessThan(4000);
        text.Body.ShouldContain("bis zum 20.12.2026");
    }

    [Fact]
    public void The_hint_of_something_new_names_nothing_but_the_way_to_it()
    {
        Letter mail = SomethingNew.Mail("anna@mail.example", "Jobcenter Musterstadt", "https://portal.example");

        mail.Subject.ShouldBe("Es gibt etwas Neues");
        mail.Body.ShouldContain("Öffnen Sie https://portal.example");
        mail.Body.ShouldNotContain("Antrag");
        mail.Body.ShouldNotContain("anna");
    }
}
