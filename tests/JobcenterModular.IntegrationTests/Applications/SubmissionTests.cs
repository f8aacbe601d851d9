using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.AspNetCore.WebUtilities;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Sending: what blocks it, what proves it, and that nothing moves afterwards.</summary>
public abstract class SubmissionTests(HostFixture host)
{
    [Fact]
    public async Task Only_identity_and_contact_block_and_the_rest_becomes_a_list_of_follow_ups()
    {
        using ApplicantJourney mara = await ApplicantJourney.StartAsync(host);
        Reply refused = await mara.TrySubmitAsync();
        JsonArray missing = refused.Expect(HttpStatusCode.UnprocessableEntity, "applications.incomplete").Json["blockingMissing"]!.AsArray();
        missing.Select(at => at!["section"].Text()).Distinct(StringComparer.Ordinal).ShouldBe(["person", "contact"], ignoreOrder: true);
        (await mara.ViewAsync())["status"].Text().ShouldBe("draft");

        foreach (IGrouping<string, string> section in missing.GroupBy(at => at!["section"].Text(), at => at!["question"].Text(), StringComparer.Ordinal))
            await mara.SaveAsync(section.Key, new JsonObject(section.Select(question => KeyValuePair.Create(question, (JsonNode?)Scenario.One[section.Key][question]!.DeepClone()))));
        JsonNode receipt = await mara.SubmitAsync();

        JsonArray followUps = receipt["followUps"]!.AsArray();
        followUps.ShouldContain(item => item!["kind"].Text() == "question" && item["reason"].Text() == "open");
        followUps.ShouldContain(item => item!["kind"].Text() == "evidence" && item["reason"].Text() == "missing");
        followUps.ShouldAllBe(item => item!["text"].Text().Length > 0);
    }

    [Fact]
    public async Task An_unknown_answer_becomes_a_follow_up_of_its_own_kind()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        JsonObject payment = Scenario.One["payment"];
        payment["pay.iban"] = new JsonObject { ["dontKnow"] = true };
        await mara.SaveAsync("payment", payment);

        JsonNode receipt = await mara.SubmitAsync();

        receipt["followUps"]!.AsArray().ShouldContain(item => item!["item"].Text() == "pay.iban" && item["reason"].Text() == "dontKnow");
    }

    [Fact]
    public async Task The_receipt_tells_dates_form_and_the_hashes_of_answers_and_papers()
    {
        byte[] first = HttpCalls.Pdf();
        byte[] second = HttpCalls.Pdf();
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        await mara.UploadAsync(first, "N01");
        await mara.UploadAsync(second, "N07");

        JsonNode receipt = await mara.SubmitAsync();

        JsonNode facts = receipt["facts"]!;
        facts["reference"].Text().ShouldBe(mara.Reference);
        facts["form"].Text().ShouldBe("hauptantrag");
        facts["formVersion"]!.GetValue<int>().ShouldBe(1);
        facts["applicationDate"].Text().ShouldBe(mara.Started["applicationDate"].Text());
        facts["effectMonth"].Text().ShouldBe(mara.Started["effectMonth"].Text());
        facts["files"]!.AsArray().Select(file => (file!["evidence"].Text(), file["sha256"].Text(), file["sizeBytes"]!.GetValue<long>()))
            .ShouldBe([("N01", Sha256(first), first.Length), ("N07", Sha256(second), second.Length)], ignoreOrder: true);
        receipt["receipt"].Text().ShouldNotContain("Winter");
        JsonNode again = await mara.Client.FetchJsonAsync($"{mara.Path}/receipt");
        again.ToJsonString().ShouldBe(receipt.ToJsonString());
        await host.ReleaseAllAsync(mara);
        JsonNode desk = await host.ClientFor(Roles.Caseworker).FetchJsonAsync($"/api/v1/casework/applications/{mara.Id}");
        desk["receipt"].Text().ShouldBe(receipt["receipt"].Text());
        desk["papers"]!.AsArray().Select(paper => paper!["sha256"].Text()).ShouldBe([Sha256(first), Sha256(second)], ignoreOrder: true);
    }

    [Fact]
    public async Task Anyone_can_verify_a_receipt_and_an_altered_one_is_not_genuine()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        JsonNode submitted = await mara.SubmitAsync();
        string receipt = submitted["receipt"].Text();
        string[] parts = receipt.Split('.');
        string payload = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(parts[1]));
        string later = Encode(payload.Replace("2026-11-01", "2026-10-01", StringComparison.Ordinal));
        later.ShouldNotBe(parts[1], StringComparer.Ordinal);

        JsonNode genuine = await VerifyAsync(receipt);
        genuine["valid"]!.GetValue<bool>().ShouldBeTrue();
        genuine["facts"]!.ToJsonString().ShouldBe(submitted["facts"]!.ToJsonString());
        foreach (string altered in (string[])
            [
                $"{parts[0]}.{later}.{parts[2]}",
                $"{parts[0]}.{parts[1]}.{Flipped(parts[2])}",
                $"{Encode("{\"alg\":\"none\",\"typ\":\"receipt+jwt\"}")}.{later}.",
                $"{parts[0]}.{parts[1]}.",
                mara.Token,
                "x",
                "",
                new string('.', 5000),
            ])
        {
            JsonNode verdict = await VerifyAsync(altered);
            verdict["valid"]!.GetValue<bool>().ShouldBeFalse(altered);
            verdict["facts"].ShouldBeNull();
        }
    }

    [Fact]
    public async Task The_public_key_alone_verifies_a_receipt()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        string receipt = (await mara.SubmitAsync())["receipt"].Text();
        string[] parts = receipt.Split('.');
        JsonNode header = JsonNode.Parse(WebEncoders.Base64UrlDecode(parts[0]))!;
        JsonNode keys = await host.Client.FetchJsonAsync("/api/v1/receipts/keys");

        JsonNode key = keys["keys"]!.AsArray().Single(candidate => candidate!["kid"].Text() == header["kid"].Text())!;
        key.AsObject().ShouldNotContainKey("d");
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = WebEncoders.Base64UrlDecode(key["x"].Text()), Y = WebEncoders.Base64UrlDecode(key["y"].Text()) },
        });

        header["alg"].Text().ShouldBe("ES256");
        ecdsa.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), WebEncoders.Base64UrlDecode(parts[2]), HashAlgorithmName.SHA256).ShouldBeTrue();
        ecdsa.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}x"), WebEncoders.Base64UrlDecode(parts[2]), HashAlgorithmName.SHA256).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_but_a_paper_that_is_wanted_moves_after_sending()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        string document = (await mara.UploadAsync())["id"].Text();
        JsonNode receipt = await mara.SubmitAsync();
        await host.DrainEventsAsync();
        string desk = await DeskAsync(mara);

        (await mara.TrySaveAsync("payment", Scenario.One["payment"])).Expect(HttpStatusCode.Conflict, "applications.already_submitted");
        (await mara.PutAsync("payment", Scenario.One["payment"], "\"0\"")).Expect(HttpStatusCode.Conflict, "applications.already_submitted");
        (await mara.TryUploadAsync(HttpCalls.Pdf(), "N32")).Expect(HttpStatusCode.Conflict, "documents.draft_closed");
        (await mara.Client.CallAsync(HttpMethod.Delete, $"{mara.Path}/documents/{document}")).Expect(HttpStatusCode.Conflict, "documents.draft_closed");
        (await mara.TryDeleteAsync()).Expect(HttpStatusCode.Conflict, "applications.already_submitted");
        (await mara.Client.SendJsonAsync(HttpMethod.Post, $"{mara.Path}/pauses", new { })).Expect(HttpStatusCode.Conflict, "applications.already_submitted");
        (await mara.Client.CallAsync(HttpMethod.Post, $"{mara.Path}/form-migration")).Expect(HttpStatusCode.Conflict, "applications.already_submitted");
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await mara.SubmitAsync()).ToJsonString().ShouldBe(receipt.ToJsonString());

        (await DeskAsync(mara)).ShouldBe(desk);
    }

    [Fact]
    public async Task A_draft_has_neither_receipt_nor_summary()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);

        foreach (string what in (string[])["receipt", "summary", "summary.pdf"])
            (await mara.Client.FetchAsync($"{mara.Path}/{what}")).Expect(HttpStatusCode.NotFound, "applications.not_submitted");
    }

    [Fact]
    public async Task The_confirmation_and_the_team_are_told_without_personal_data()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        await mara.SubmitAsync();
        await host.DrainEventsAsync();

        JsonNode notice = (await host.ClientFor(Roles.Caseworker).FetchAllAsync("/api/v1/casework/notices"))
            .Single(item => item["applicationId"]!.GetValue<Guid>() == mara.Id);
        JsonNode inbox = (await mara.Client.FetchAllAsync($"{mara.Path}/notices")).ShouldHaveSingleItem();

        notice["reference"].Text().ShouldBe(mara.Reference);
        notice["link"].Text().ShouldContain(mara.Id.ToString());
        inbox["purpose"].Text().ShouldBe("submission-confirmation");
        foreach (string typed in Scenario.One.TypedTexts)
        {
            notice.ToJsonString().ShouldNotContain(typed);
            inbox.ToJsonString().ShouldNotContain(typed);
            host.Log.Lines.ShouldAllBe(line => !line.Text.Contains(typed, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string Encode(string text) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(text));

    private static string Flipped(string signature) => (signature[0] == 'A' ? 'B' : 'A') + signature[1..];

    private async Task<JsonNode> VerifyAsync(string receipt) =>
        (await host.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/receipts/verifications", new { receipt })).Expect(HttpStatusCode.OK).Json;

    // Whether the confirmation has left and the PDF is made may change; nothing else.
    private async Task<string> DeskAsync(ApplicantJourney journey)
    {
        JsonObject desk = (await host.ClientFor(Roles.Caseworker).FetchJsonAsync($"/api/v1/casework/applications/{journey.Id}")).AsObject();
        desk.Remove("confirmedAt");
        desk.Remove("pdf");
        return desk.ToJsonString();
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : SubmissionTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : SubmissionTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
