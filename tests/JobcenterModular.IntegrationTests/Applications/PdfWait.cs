using System.Net;
using JobcenterModular.Applications.Jobs;
using JobcenterModular.IntegrationTests.Documents;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>PDFs are made in the background, which a test may help.</summary>
internal static class PdfWait
{
    /// <summary>The PDF as its owner gets it, once it is there.</summary>
    public static async Task<Reply> UntilPdfAsync(this ApplicantJourney journey, HostFixture host)
    {
        Reply? reply = null;
        await Eventually.HappensAsync("the PDF is there", async () =>
        {
            await host.Services.GetRequiredService<RenderSummariesJob>().RunAsync(TestContext.Current.CancellationToken);
            reply = await journey.Client.FetchAsync($"{journey.Path}/summary.pdf");
            return reply.Status != HttpStatusCode.ServiceUnavailable;
        });
        return reply!.Expect(HttpStatusCode.OK);
    }
}
