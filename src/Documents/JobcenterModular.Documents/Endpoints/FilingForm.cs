using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>The form of a filing, for the OpenAPI document only: the request itself is streamed and never bound to this.</summary>
internal sealed record FilingForm
{
    /// <summary>PDF, JPEG, PNG, TIFF or HEIC.</summary>
    [Required]
    public required IFormFile File { get; init; }

    /// <summary><c>post</c>, <c>fax</c> or <c>counter</c>.</summary>
    [Required]
    [RegularExpression("^(post|fax|counter)$")]
    public required string Channel { get; init; }

    /// <summary>The day of the date stamp; not in the future.</summary>
    [Required]
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Whose paper it is: <c>ap</c> (the applicant, also without this part) or a household member, <c>p1</c> to <c>p99</c>.</summary>
    [RegularExpression("^(ap|p[1-9][0-9]?)$")]
    public string? Person { get; init; }

    /// <summary>The application that it belongs to; needed for evidence.</summary>
    public Guid? Application { get; init; }

    /// <summary>Which evidence it is: a code that the application's form asks for, such as N01, or N07:p1 for another person's; once for each item. Without it, the paper is mail.</summary>
    public IReadOnlyList<string>? Evidence { get; init; }

    /// <summary>What it is called in the file; without it, the name of the file.</summary>
    public string? Name { get; init; }
}

/// <summary>The form of a later version, for the OpenAPI document only.</summary>
internal sealed record VersionForm
{
    /// <summary>PDF, JPEG, PNG, TIFF or HEIC.</summary>
    [Required]
    public required IFormFile File { get; init; }

    /// <summary>What it is called in the file; without it, the name of the file.</summary>
    public string? Name { get; init; }
}
