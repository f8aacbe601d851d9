using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>What the case file is told of a sent application: all of it, sealed, once.</summary>
public abstract class FiledTests(HostFixture host, HeardEvents heard)
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Fact]
    public async Task The_html_of_record_is_the_one_that_the_person_sees()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host, account: "mara");
        await mara.SubmitAsync();

        ApplicationFiled filed = await FiledAsync(mara);

        filed.Reference.ShouldBe(mara.Reference);
        filed.OwnerSubject.ShouldBe("mara");
        filed.ApplicationDate.ShouldBe(ApplicantJourney.Day(mara.Started["applicationDate"]));
        using var packed = new BrotliStream(new MemoryStream(Open(filed.SealedHtml, mara)), CompressionMode.Decompress);
        using var html = new StreamReader(packed, Utf8);
        (await html.ReadToEndAsync(TestContext.Current.CancellationToken))
            .ShouldBe((await mara.Client.FetchAsync($"{mara.Path}/summary")).Text);
    }

    [Fact]
    public async Task The_answers_are_there_byte_for_byte_as_the_receipt_hashes_them()
    {
        using ApplicantJourney mina = await ApplicantJourney.WithAnswersAsync(host, "scenario-2");
        JsonNode submitted = await mina.SubmitAsync();

        JsonElement content = await ContentAsync(mina);

        content.GetProperty("receipt").GetString().ShouldBe(submitted["receipt"].Text());
        content.GetProperty("form").GetString().ShouldBe("hauptantrag");
        content.GetProperty("formVersion").GetInt32().ShouldBe(1);
        string answers = content.GetProperty("answers").GetRawText();
        Convert.ToHexStringLower(SHA256.HashData(Utf8.GetBytes(answers))).ShouldBe(submitted["facts"]!["answersSha256"].Text());
    }

    [Fact]
    public async Task The_household_and_every_paper_that_is_due_are_named_with_whose_why_and_until_when()
    {
        var scenario = Scenario.Read("scenario-2");
        await using HostFixture own = await HostFixture.StartAsync(host.Database, settings => settings.Services(services =>
            services.AddSingleton<MediatR.INotificationHandler<ApplicationFiled>>(heard)));
        own.Clock.SetTo(new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.Zero)); // The 25th in the office.
        using ApplicantJourney mina = await ApplicantJourney.WithAnswersAsync(own, "scenario-2");
        JsonNode progress = await mina.ProgressAsync();
        await mina.SubmitAsync();
        await own.DrainEventsAsync();

        JsonElement content = JsonElement.Parse(Utf8.GetString(Open(heard.Filed(mina.Id).ShouldHaveSingleItem().SealedContent, mina, own)));

        JsonElement[] persons = [.. content.GetProperty("persons").EnumerateArray()];
        persons.Select(person => (person.GetProperty("id").GetString(), person.GetProperty("role").GetString(), person.GetProperty("name").GetString()))
            .ShouldBe(progress["persons"]!.AsArray().Select(person => ((string?)person!["id"].Text(), person["role"]?.GetValue<string>(), person["name"]?.GetValue<string>())));
        persons[0].GetProperty("birthDate").GetString().ShouldBe(scenario["person"]["ap.birthDate"].Text());
        JsonElement[] evidence = [.. content.GetProperty("evidence").EnumerateArray()];
        evidence.Select(Named).ShouldBe(progress["evidence"]!.AsArray().Select(item => (item!["code"].Text(), item["title"].Text(), item["person"].Text(), item["state"].Text() == "offered")));
        evidence.ShouldNotBeEmpty();
        foreach (JsonElement item in evidence)
        {
            item.GetProperty("because").EnumerateArray().ShouldAllBe(question => question.GetString()!.Length > 8);
            item.GetProperty("because").GetArrayLength().ShouldBeGreaterThan(0);
            item.GetProperty("dueOn").GetString().ShouldBe("2026-12-09", "14 days after the 25th");
        }
    }

    [Fact]
    public async Task It_is_told_once_however_often_the_application_is_sent()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => mara.TrySubmitAsync()));
        await mara.SubmitAsync();

        await FiledAsync(mara);
    }

    [Fact]
    public async Task What_waits_for_the_case_file_shows_nothing_in_a_copied_database()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database, settings => settings.Services(services =>
            services.AddSingleton<MediatR.INotificationHandler<ApplicationFiled>>(new Refusing())));
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(own);
        await mara.SubmitAsync();

        (await own.FindInTablesAsync("applications.filed.v2")).ShouldContain(place => place.EndsWith("outbox.name", StringComparison.Ordinal));
        (await own.FindInTablesAsync("\"sealedContent\"")).ShouldNotBeEmpty("It waits.");
        foreach (string typed in Scenario.One.TypedTexts)
            (await own.FindInTablesAsync(typed)).ShouldAllBe(place => !place.Contains("outbox", StringComparison.Ordinal), typed);
    }

    private static (string Code, string Title, string Person, bool Optional) Named(JsonElement item) => (
        item.GetProperty("code").GetString()!,
        item.GetProperty("title").GetString()!,
        item.GetProperty("person").GetString()!,
        item.GetProperty("optional").GetBoolean());

    private async Task<ApplicationFiled> FiledAsync(ApplicantJourney journey)
    {
        await host.DrainEventsAsync();
        return heard.Filed(journey.Id).ShouldHaveSingleItem();
    }

    private async Task<JsonElement> ContentAsync(ApplicantJourney journey) =>
        JsonElement.Parse(Utf8.GetString(Open((await FiledAsync(journey)).SealedContent, journey)));

    private byte[] Open(string box, ApplicantJourney journey, HostFixture? by = null) =>
        (by ?? host).Services.GetRequiredService<Sealer>().Open(Convert.FromBase64String(box), $"applications.filed:{journey.Id}");

    private sealed class Refusing : MediatR.INotificationHandler<ApplicationFiled>
    {
        public Task Handle(ApplicationFiled notification, CancellationToken cancellationToken) => throw new InvalidOperationException("Not now.");
    }

    public sealed class OnSqlite(ListeningHost<Sqlite> host) : FiledTests(host, host.Heard), IClassFixture<ListeningHost<Sqlite>>;

    public sealed class OnPostgreSql(ListeningHost<PostgreSql> host) : FiledTests(host, host.Heard), IClassFixture<ListeningHost<PostgreSql>>;
}
