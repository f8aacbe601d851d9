using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>The form of an upload, for the OpenAPI document only: the request itself is streamed and never bound to this.</summary>
internal sealed record UploadForm
{
    /// <summary>Which evidence it is: a code that the application's form asks for, such as N01; once for each item that it serves. N07:p1 is the item of another person.</summary>
    [Required]
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>Whose paper it is: <c>ap</c> (the applicant, also without this part) or a household member, <c>p1</c> to <c>p99</c>.</summary>
    [RegularExpression("^(ap|p[1-9][0-9]?)$")]
    public string? Person { get; init; }

    /// <summary>PDF, JPEG, PNG, TIFF or HEIC.</summary>
    [Required]
    public required IFormFile File { get; init; }
}
