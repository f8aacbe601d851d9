using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Scenarios;

/// <summary>
/// Scenario 1 · P1, 35, lost the job: single, rents for 420+90+80 euros, savings of 3,200 euros, no income, applies on 22.11.2026.
/// </summary>
public abstract class SingleTenantTests(ITestDatabase database)
{
    [Fact]
    public async Task A_single_tenant_without_income_who_applies_on_22_November_is_told_that_it_counts_from_1_November_fills_EK_VM_KDU_and_SV_is_asked_for_seven_papers_and_led_to_ALG_I_while_staff_are_notified_see_a_need_of_1153_euros_that_is_called_rough_and_a_receipt_is_there_as_PDF()
    {
        await using HostFixture host = await HostFixture.StartAsync(database, settings => settings.RenderPdfs());
        host.ItIs("2026-11-22");
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);

        JsonNode progress = await mara.ProgressAsync();
        progress["annexes"].Texts().ShouldBe(["EK", "VM", "KDU", "SV"], ignoreOrder: true);
        progress["evidence"].Papers().ShouldBe(["N01", "N07", "N09", "N10", "N11", "N13", "N15"], ignoreOrder: true);
        progress["evidence"].Because("N09").ShouldContain("income ek.ended", StringComparer.Ordinal, "the Kündigung");
        progress["evidence"].Because("N10").ShouldContain("claims vor.alg", StringComparer.Ordinal, "ALG I was applied for");
        progress.Hint("vor.alg1_first").ShouldStartWith("Arbeitslosengeld (ALG I) kommt zuerst.");

        JsonNode sent = await mara.SubmitAsync();
        await host.DrainEventsAsync();

        (sent["facts"]!["applicationDate"].Text(), sent["facts"]!["effectMonth"].Text()).ShouldBe(("2026-11-22", "2026-11-01"));
        JsonNode confirmation = (await mara.InboxAsync("submission-confirmation")).ShouldHaveSingleItem();
        confirmation["body"].Text().ShouldContain("Tag der Antragstellung: 22.11.2026");
        confirmation["body"].Text().ShouldContain("Der Antrag zählt ab: November 2026");
        await StaffAreNotifiedAsync(host, mara);
        await TheNeedIsOnlyRoughAsync(host, mara);
        await TheReceiptIsThereAsPdfAsync(host, mara, sent);
    }

    private static async Task StaffAreNotifiedAsync(HostFixture host, ApplicantJourney mara)
    {
        using HttpClient carla = host.Caseworker();
        JsonNode notice = (await carla.FetchAllAsync("/api/v1/casework/notices?team=leistung&unread=true")).ShouldHaveSingleItem();
        (notice["purpose"].Text(), notice["title"].Text()).ShouldBe(("submission-received", $"Neuer Antrag {mara.Reference}"));
        JsonNode item = (await carla.FetchAllAsync("/api/v1/casework/items?queue=new")).ShouldHaveSingleItem();
        (item["kind"].Text(), item["reference"].Text()).ShouldBe(("hauptantrag", mara.Reference));
        JsonNode desk = await host.OnTheDeskAsync(mara.Id);
        (desk["applicationDate"].Text(), desk["effectMonth"].Text()).ShouldBe(("2026-11-22", "2026-11-01"));
    }

    private static async Task TheNeedIsOnlyRoughAsync(HostFixture host, ApplicantJourney mara)
    {
        JsonNode orientation = await host.OnTheDeskAsync(mara.Id, "/orientation");
        orientation.Need().ShouldBe([("standard.1", "ap", 56300), ("housing", null, 59000)]);
        orientation["needCents"]!.GetValue<long>().ShouldBe(115300);
        orientation["statedAssetsCents"]!.GetValue<long>().ShouldBe(320000);
        orientation["notice"].Text().ShouldStartWith("Grobe Orientierung");
        orientation["notice"].Text().ShouldEndWith("Keine Entscheidung.");

        // Only as "rough", and only to staff: nothing that the applicant gets names an amount that nobody has decided.
        (await mara.Client.FetchAsync($"/api/v1/casework/applications/{mara.Id}/orientation")).Expect(HttpStatusCode.Forbidden);
        string all = (await mara.Client.FetchAsync($"{mara.Path}/summary")).Expect(HttpStatusCode.OK).Text
            + (await mara.ProgressAsync()).ToJsonString() + (await mara.Client.FetchAsync($"{mara.Path}/status")).Expect(HttpStatusCode.OK).Text;
        foreach (string amount in (string[])["1153", "1.153", "563,00"])
            all.ShouldNotContain(amount);
    }

    private static async Task TheReceiptIsThereAsPdfAsync(HostFixture host, ApplicantJourney mara, JsonNode sent)
    {
        JsonNode verified = (await host.Client.SendJsonAsync(
            HttpMethod.Post, "/api/v1/receipts/verifications", new { receipt = sent["receipt"].Text() })).Expect(HttpStatusCode.OK).Json;
        verified["valid"]!.GetValue<bool>().ShouldBeTrue();
        Requirement.Check(await Programs.MissingAsync("weasyprint", "weasyprint"));
        Requirement.Check(await Programs.MissingAsync("pdftotext", "poppler-utils", "-v"));
        Reply pdf = await mara.UntilPdfAsync(host);
        Encoding.ASCII.GetString(pdf.Bytes.AsSpan(0, 5)).ShouldBe("%PDF-");
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, "receipt.pdf");
        await File.WriteAllBytesAsync(file, pdf.Bytes, TestContext.Current.CancellationToken);
        string text = (await Programs.RunAsync("pdftotext", "-layout", file, "-")).Output;
        text.ShouldContain(mara.Reference);
        text.ShouldContain("22.11.2026");
        text.ShouldContain(sent["facts"]!["answersSha256"].Text()[..16]);
    }

    public sealed class OnSqlite() : SingleTenantTests(new Sqlite());

    public sealed class OnPostgreSql() : SingleTenantTests(new PostgreSql());
}
