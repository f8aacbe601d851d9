using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications.Household;

/// <summary>Sabine applies for herself, her husband Thomas (p1) and her grown-up daughter Lena (p2).</summary>
internal sealed class Family : IDisposable
{
    public const string BornThomas = "1977-05-03";
    public const string BornLena = "2005-06-01";

    /// <summary>Only in Thomas' answers.</summary>
    public const string Employer = "Hafenwerk-Privatsache";

    private readonly HostFixture _host;
    private readonly List<HttpClient> _clients = [];

    private Family(HostFixture host, ApplicantJourney sabine)
    {
        _host = host;
        Sabine = sabine;
    }

    public ApplicantJourney Sabine { get; }

    public string Invitations => $"{Sabine.Path}/household-invitations";

    public static async Task<Family> StartAsync(HostFixture host)
    {
        ApplicantJourney sabine = await ApplicantJourney.WithAnswersAsync(host, "scenario-3");
        JsonNode household = await sabine.SectionAsync("household");
        household["hh.persons"]!.AsArray().Add(new JsonObject { ["last"] = "Berger", ["first"] = "Lena", ["birthDate"] = BornLena, ["since"] = "2015-10-01" });
        await sabine.SaveAsync("household", household);
        await sabine.SaveAsync("member:p2", new Dictionary<string, object>(StringComparer.Ordinal) { ["hh.rel"] = "kind" });
        return new Family(host, sabine);
    }

    public Task<Reply> TryInviteAsync(string person, string? key = null) =>
        Sabine.Client.SendJsonAsync(HttpMethod.Post, Invitations, new { person }, key is null ? [] : [("Idempotency-Key", key)]);

    public async Task<JsonNode> InviteAsync(string person) => (await TryInviteAsync(person)).Expect(HttpStatusCode.Created).Json;

    public Task<Reply> TryAcceptAsync(string code, string birthDate) => _host.Client.SendJsonAsync(
        HttpMethod.Post, "/api/v1/household-invitations/acceptances", new { reference = Sabine.Reference, code, birthDate });

    /// <summary>Invites and accepts; the client goes with the family.</summary>
    public async Task<HttpClient> JoinAsync(string person, string birthDate)
    {
        JsonNode invited = await InviteAsync(person);
        JsonNode accepted = (await TryAcceptAsync(invited["code"].Text(), birthDate)).Expect(HttpStatusCode.OK).Json;
        accepted["person"].Text().ShouldBe(person);
        HttpClient client = _host.ClientWith(accepted["accessToken"]!["token"].Text());
        _clients.Add(client);
        return client;
    }

    public async Task<JsonNode> StateAsync(string person) =>
        (await Sabine.Client.FetchJsonAsync(Invitations)).AsArray().Last(row => row!["person"].Text() == person)!;

    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
        Sabine.Dispose();
    }
}
