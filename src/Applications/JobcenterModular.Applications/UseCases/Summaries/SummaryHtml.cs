namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>The document of record.</summary>
internal static class SummaryHtml
{
    public static string Render(SummaryContent content) => content.Reference;
}
