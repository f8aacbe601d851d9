using JobcenterModular.Documents.UseCases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>Sends a stranger's bytes so that no browser runs them, guesses about them or keeps them.</summary>
internal static class DocumentDownload
{
    public static FileStreamHttpResult Send(HttpResponse response, DocumentContent content)
    {
        IHeaderDictionary headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.CacheControl = "no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(content.Sha256))}:"; // RFC 9530
        response.ContentLength = content.SizeBytes;
        return TypedResults.Stream(content.Bytes, TypeOf(content), content.FileName);
    }

    // Text is what this system wrote itself, always in UTF-8.
    private static string TypeOf(DocumentContent content) =>
        content.MediaType.StartsWith("text/", StringComparison.Ordinal) ? content.MediaType + "; charset=utf-8" : content.MediaType;
}
