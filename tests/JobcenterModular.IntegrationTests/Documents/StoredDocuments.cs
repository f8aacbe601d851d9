using System.Net.Http.Json;
using System.Text.Json;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>Papers as the API tells of them, read as strictly as a request and compared as they are sent.</summary>
internal static class StoredDocuments
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<StoredDocument> DocumentAsync(this HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<StoredDocument>(ApiJson.Options, Cancelled))!;

    public static async Task<StoredDocument> DocumentAsync(this HttpClient client, Uri address) =>
        (await client.GetFromJsonAsync<StoredDocument>(address, ApiJson.Options, Cancelled))!;

    public static async Task<IReadOnlyList<StoredDocument>> DocumentsAsync(this HttpClient client, Uri address) =>
        (await client.GetFromJsonAsync<Page<StoredDocument>>(address, ApiJson.Options, Cancelled))!.Items;

    /// <summary>The same in every member.</summary>
    public static void ShouldSay(this StoredDocument actual, StoredDocument expected) => TextOf(actual).ShouldBe(TextOf(expected));

    /// <summary>The same papers, each the same in every member, in any order.</summary>
    public static void ShouldSay(this IEnumerable<StoredDocument> actual, IEnumerable<StoredDocument> expected) =>
        actual.Select(TextOf).ShouldBe(expected.Select(TextOf), ignoreOrder: true);

    /// <summary>All of them are one and the same.</summary>
    public static StoredDocument ShouldBeOne(this IEnumerable<StoredDocument> documents)
    {
        List<StoredDocument> all = [.. documents];
        all.Select(TextOf).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        return all[0];
    }

    private static string TextOf(StoredDocument document) => JsonSerializer.Serialize(document, ApiJson.Options);
}
