using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.Applications.Jobs;
using JobcenterModular.Applications.UseCases.Summaries;
using JobcenterModular.BuildingBlocks.Printing;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Documents;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>The PDF of record with the answers inside, from the real renderer, read with tools that are not ours.</summary>
public abstract class RenderedTests(HostFixture host, HeardEvents heard)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_answers_lie_in_the_pdf_byte_for_byte_as_they_were_sent()
    {
        await CheckProgramsAsync();
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        JsonNode submitted = await mara.SubmitAsync();
        Reply pdf = await mara.UntilPdfAsync(host);
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, "record.pdf");
        await File.WriteAllBytesAsync(file, pdf.Bytes, Cancelled);

        (int exit, string list) = await Programs.RunAsync("pdfdetach", "-list", file);
        exit.ShouldBe(0, list);
        list.ShouldContain("1 embedded files");
        list.ShouldContain($"{mara.Reference}.json");
        list.ShouldNotContain("rror", Case.Sensitive);
        string attached = Path.Combine(folder.Path, "attached.json");
        (exit, string saved) = await Programs.RunAsync("pdfdetach", "-save", "1", "-o", attached, file);
        exit.ShouldBe(0, saved);

        byte[] answers = await File.ReadAllBytesAsync(attached, Cancelled);
        Convert.ToHexStringLower(SHA256.HashData(answers)).ShouldBe(submitted["facts"]!["answersSha256"].Text());
        foreach ((string section, JsonObject given) in Scenario.One.Sections)
            JsonNode.DeepEquals(JsonNode.Parse(answers)![section], given).ShouldBeTrue(section);
    }

    [Fact]
    public async Task The_file_says_that_it_is_pdf_a_3b_and_what_the_attachment_is()
    {
        await CheckProgramsAsync();
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        await mara.SubmitAsync();

        string pdf = Encoding.Latin1.GetString((await mara.UntilPdfAsync(host)).Bytes);

        pdf.ShouldContain("pdfaid:part=\"3\"");
        pdf.ShouldContain("pdfaid:conformance=\"B\"");
        pdf.ShouldContain("/AFRelationship /Data");
        pdf.ShouldContain("/Subtype /application#2Fjson");
        pdf.ShouldContain("/ID [ <");
        string catalog = pdf[pdf.LastIndexOf("/Type /Catalog", StringComparison.Ordinal)..];
        catalog.ShouldContain("/AF [ ");
        catalog.ShouldContain("/OutputIntents");
        catalog.ShouldContain("/Metadata");
        catalog.ShouldContain("/Lang (de)");
    }

    [Fact]
    public async Task The_case_file_is_told_once_and_gets_the_same_file()
    {
        await CheckProgramsAsync();
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        await mara.SubmitAsync();
        Reply pdf = await mara.UntilPdfAsync(host);
        await host.Services.GetRequiredService<RenderSummariesJob>().RunAsync(Cancelled);
        await host.DrainEventsAsync();

        ApplicationRendered rendered = heard.Rendered(mara.Id).ShouldHaveSingleItem();

        rendered.Reference.ShouldBe(mara.Reference);
        host.Services.GetRequiredService<Sealer>().Open(Convert.FromBase64String(rendered.SealedPdf), $"applications.rendered:{mara.Id}").ShouldBe(pdf.Bytes);
    }

    [Fact]
    public async Task A_renderer_that_fails_or_is_missing_is_waited_for_and_nothing_is_told_before()
    {
        var renderer = new MoodyRenderer();
        await using HostFixture own = await HostFixture.StartAsync(host.Database, settings => settings.Services(services => services
            .Replace(ServiceDescriptor.Singleton<IPdfRenderer>(renderer))
            .AddSingleton<MediatR.INotificationHandler<ApplicationRendered>>(heard)));
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(own);
        await mara.SubmitAsync();

        await StateAsync(own, mara, "rendererMissing");
        renderer.Installed = true;
        own.Clock.Advance(TimeSpan.FromMinutes(16));
        await StateAsync(own, mara, "waiting");
        renderer.Tries.ShouldBeGreaterThan(0);
        await own.DrainEventsAsync();
        heard.Rendered(mara.Id).ShouldBeEmpty();

        renderer.Works = true;
        own.Clock.Advance(TimeSpan.FromMinutes(16));
        await StateAsync(own, mara, "ready");
        await own.DrainEventsAsync();
        heard.Rendered(mara.Id).ShouldHaveSingleItem();
    }

    private static async Task CheckProgramsAsync()
    {
        Requirement.Check(await Programs.MissingAsync("weasyprint", "weasyprint"));
        Requirement.Check(await Programs.MissingAsync("pdfdetach", "poppler-utils", "-v"));
    }

    /// <summary>Works with the background job until the desk shows this state.</summary>
    private static Task StateAsync(HostFixture own, ApplicantJourney journey, string state) => Eventually.HappensAsync($"the PDF is {state}", async () =>
    {
        await own.Services.GetRequiredService<RenderSummariesJob>().RunAsync(Cancelled);
        using HttpClient carla = own.ClientWith(own.TokenForRole(Roles.Caseworker));
        return (await carla.FetchJsonAsync($"/api/v1/casework/applications/{journey.Id}"))["pdf"].Text() == state;
    });

    private sealed class MoodyRenderer : IPdfRenderer
    {
        private int _tries;

        public bool Installed { get; set; }

        public bool Works { get; set; }

        public int Tries => _tries;

        public Task<bool> IsInstalledAsync(CancellationToken cancellationToken) => Task.FromResult(Installed);

        public Task<byte[]> RenderAsync(byte[] html, AttachedFile attachment, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _tries);
            return Works ? Task.FromResult("%PDF-1.7"u8.ToArray()) : throw new PdfRenderingException("Not today.");
        }
    }

    public sealed class RenderingHost<TDatabase> : ListeningHost<TDatabase>
        where TDatabase : ITestDatabase, new()
    {
        protected override void Configure(HostSettings settings)
        {
            base.Configure(settings);
            settings.RenderPdfs();
        }
    }

    public sealed class OnSqlite(RenderingHost<Sqlite> host) : RenderedTests(host, host.Heard), IClassFixture<RenderingHost<Sqlite>>;

    public sealed class OnPostgreSql(RenderingHost<PostgreSql> host) : RenderedTests(host, host.Heard), IClassFixture<RenderingHost<PostgreSql>>;
}
