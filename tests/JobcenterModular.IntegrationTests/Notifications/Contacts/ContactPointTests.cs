using System.Net;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;

namespace JobcenterModular.IntegrationTests.Notifications.Contacts;

/// <summary>An address or number is used once its code came back, and nobody is flooded or guessed at.</summary>
public abstract class ContactPointTests(GatewayHost host)
{
    [Theory]
    [InlineData("sms")]
    [InlineData("messenger")]
    [InlineData("email")]
    public async Task A_code_comes_by_the_very_channel_that_it_proves(string channel)
    {
        using var person = new ContactPerson(host);
        string address = channel == "email" ? person.Mail : person.Number;

        Reply added = (await person.AddAsync(channel, address)).Expect(HttpStatusCode.Created);

        added.Json["state"].Text().ShouldBe("unproved");
        added.Json["address"].Text().ShouldBe(channel == "email" ? $"c***{person.Mail[person.Mail.IndexOf('@') - 1]}@mail.example" : $"+49 *** {person.Number[^4..]}");
        string code = await person.CodeAsync(channel, address);
        added.Text.ShouldNotContain(code);
        Guid id = added.Json["id"]!.GetValue<Guid>();
        (await person.EnterAsync(id, code)).Expect(HttpStatusCode.OK).Json["state"].Text().ShouldBe("proved");
        (await person.EnterAsync(id, "000000")).Expect(HttpStatusCode.OK); // Proved is proved.
        (await person.Client.SendJsonAsync(HttpMethod.Post, $"{ContactPerson.Points}/{id}/codes", null)).Expect(HttpStatusCode.Conflict, "contact.already_proved");
        Delivery sent = (await host.LedgerAsync(row => row.ContactPointId == id)).ShouldHaveSingleItem();
        (sent.Purpose, sent.State, sent.SealedLetter).ShouldBe((Purposes.AddressCode, DeliveryState.HandedOver, null));
        host.Gateway.WronglySigned.ShouldBe(0);
    }

    [Fact]
    public async Task Neither_number_nor_code_stand_anywhere_in_the_clear()
    {
        using var person = new ContactPerson(host);
        (await person.AddAsync("sms", person.Number, Guid.NewGuid().ToString())).Expect(HttpStatusCode.Created);
        string code = await person.CodeAsync("sms", person.Number);

        (await host.FindInTablesAsync(person.Number)).ShouldBeEmpty();
        (await host.FindInTablesAsync(person.Number[1..])).ShouldBeEmpty();
        host.Gateway.TextsTo(person.Number).ShouldHaveSingleItem().Text.ShouldContain(code);
    }

    [Fact]
    public async Task The_same_request_twice_or_at_once_sends_one_code()
    {
        using var person = new ContactPerson(host);
        string key = Guid.NewGuid().ToString();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => person.AddAsync("sms", person.Number, key)));

        replies.Select(reply => reply.Expect(HttpStatusCode.Created).Json["id"].Text()).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        await host.SendDueAsync();
        host.Gateway.TextsTo(person.Number).ShouldHaveSingleItem();
        (await person.AddAsync("sms", person.Number)).Expect(HttpStatusCode.Conflict, "contact.point_known");
    }

    [Fact]
    public async Task Five_wrong_codes_end_the_code_also_when_they_come_at_once()
    {
        using var person = new ContactPerson(host);
        Guid id = (await person.AddAsync("sms", person.Number)).Json["id"]!.GetValue<Guid>();
        string code = await person.CodeAsync("sms", person.Number);
        string wrong = code == "111111" ? "222222" : "111111";

        Reply[] guesses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => person.EnterAsync(id, wrong)));

        guesses.Count(guess => guess.Code == "contact.code_wrong").ShouldBe(4);
        guesses.Count(guess => guess.Code == "contact.code_used_up").ShouldBe(4);
        (await person.EnterAsync(id, code)).Expect(HttpStatusCode.Conflict, "contact.code_used_up");
        (await person.Client.SendJsonAsync(HttpMethod.Post, $"{ContactPerson.Points}/{id}/codes", null)).Expect(HttpStatusCode.OK);
        (await person.EnterAsync(id, await person.CodeAsync("sms", person.Number))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_ends_after_half_an_hour_and_when_a_new_one_is_sent()
    {
        using var person = new ContactPerson(host);
        Guid id = (await person.AddAsync("sms", person.Number)).Json["id"]!.GetValue<Guid>();
        string first = await person.CodeAsync("sms", person.Number);
        (await person.Client.SendJsonAsync(HttpMethod.Post, $"{ContactPerson.Points}/{id}/codes", null)).Expect(HttpStatusCode.OK);
        string second = await person.CodeAsync("sms", person.Number);
        if (first != second)
            (await person.EnterAsync(id, first)).Expect(HttpStatusCode.UnprocessableEntity, "contact.code_wrong");

        host.Clock.Advance(TimeSpan.FromMinutes(30));

        (await person.EnterAsync(id, second)).Expect(HttpStatusCode.Conflict, "contact.code_expired");
        (await person.EnterAsync(id, "12 34")).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
    }

    [Fact]
    public async Task Three_codes_an_hour_and_no_more_also_when_they_are_asked_for_at_once()
    {
        using var person = new ContactPerson(host);
        Guid id = (await person.AddAsync("sms", person.Number)).Json["id"]!.GetValue<Guid>();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => person.Client.SendJsonAsync(HttpMethod.Post, $"{ContactPerson.Points}/{id}/codes", null)));

        replies.Count(reply => reply.Status == HttpStatusCode.OK).ShouldBe(2);
        Reply refused = replies.First(reply => reply.Status != HttpStatusCode.OK).Expect(HttpStatusCode.TooManyRequests, "contact.too_many_codes");
        refused.RetryAfter.ShouldBe(TimeSpan.FromHours(1));
        host.Clock.Advance(TimeSpan.FromHours(1));
        (await person.Client.SendJsonAsync(HttpMethod.Post, $"{ContactPerson.Points}/{id}/codes", null)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_number_is_not_flooded_by_many_people()
    {
        using var victim = new ContactPerson(host);
        List<Reply> replies = [];
        for (int i = 0; i < 4; i++)
        {
            using var eve = new ContactPerson(host);
            replies.Add(await eve.AddAsync("sms", victim.Number));
        }

        replies.Select(reply => reply.Status).ShouldBe([HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.TooManyRequests]);
    }

    [Fact]
    public async Task Five_points_are_the_most()
    {
        using var person = new ContactPerson(host);
        for (int i = 0; i < 5; i++)
        {
            (await person.AddAsync("email", $"{i}{person.Mail}")).Expect(HttpStatusCode.Created);
            host.Clock.Advance(TimeSpan.FromMinutes(30));
        }

        (await person.AddAsync("email", person.Mail)).Expect(HttpStatusCode.Conflict, "contact.too_many_points");
    }

    [Fact]
    public async Task Somebody_elses_point_is_not_there()
    {
        using var person = new ContactPerson(host);
        using var eve = new ContactPerson(host);
        Guid id = (await person.AddAsync("sms", person.Number)).Json["id"]!.GetValue<Guid>();
        string code = await person.CodeAsync("sms", person.Number);

        (await eve.EnterAsync(id, code)).Expect(HttpStatusCode.NotFound);
        (await eve.Client.SendJsonAsync(HttpMethod.Post, $"{ContactPerson.Points}/{id}/codes", null)).Expect(HttpStatusCode.NotFound);
        (await eve.Client.SendJsonAsync(HttpMethod.Delete, $"{ContactPerson.Points}/{id}", null)).Expect(HttpStatusCode.NotFound);
        (await person.EnterAsync(id, code)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("email", "anna", "mail_invalid")]
    [InlineData("email", "anna@mail.example\r\nBcc: eve@mail.example", "mail_invalid")]
    [InlineData("email", "Anna <anna@mail.example>", "mail_invalid")]
    [InlineData("sms", "110", "number_invalid")]
    [InlineData("sms", "512 345 678", "number_invalid")]
    [InlineData("sms", "anna@mail.example", "number_invalid")]
    [InlineData("letter", "Hauptstraße 1", "unknown_channel")]
    [InlineData("fax", "0341 123456", "unknown_channel")]
    public async Task What_is_no_address_is_refused_and_nothing_is_sent(string channel, string address, string code)
    {
        using var person = new ContactPerson(host);
        await host.SendDueAsync();
        int before = host.Gateway.Requests;

        Reply reply = (await person.AddAsync(channel, address)).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");

        reply.Json["errors"]!.AsArray().ShouldHaveSingleItem()!["code"].Text().ShouldBe(code);
        await host.SendDueAsync();
        host.Gateway.Requests.ShouldBe(before);
    }

    [Theory]
    [InlineData("+48 512 345 678", "+48512345678")]
    [InlineData("0033 6 12 34 56 78", "+33612345678")]
    public async Task A_number_of_another_country_is_taken_with_its_country_code(string written, string number)
    {
        using var person = new ContactPerson(host);

        (await person.AddAsync("sms", written)).Expect(HttpStatusCode.Created);

        await host.SendDueAsync();
        host.Gateway.TextsTo(number).ShouldHaveSingleItem();
        host.Clock.Advance(TimeSpan.FromHours(1));
    }

    public sealed class OnSqlite(GatewayHost<Sqlite> host) : ContactPointTests(host), IClassFixture<GatewayHost<Sqlite>>;

    public sealed class OnPostgreSql(GatewayHost<PostgreSql> host) : ContactPointTests(host), IClassFixture<GatewayHost<PostgreSql>>;
}
