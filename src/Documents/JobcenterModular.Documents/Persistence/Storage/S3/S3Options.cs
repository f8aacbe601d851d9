namespace JobcenterModular.Documents.Persistence.Storage.S3;

/// <summary>The section <c>Documents:S3</c>, used with <c>Documents:Storage</c> = S3. The bucket is made by the operator.</summary>
internal sealed record S3Options
{
    public const string Section = "Documents:S3";

    /// <summary>The service, for instance <c>https://s3.example.org</c>.</summary>
    public Uri? ServiceUrl { get; init; }

    public string? Bucket { get; init; }

    public string? AccessKey { get; init; }

    /// <summary>A secret: by environment variable or file, never in appsettings.</summary>
    public string? SecretKey { get; init; }

    /// <summary>The region that requests are signed for; many services accept any.</summary>
    public string? Region { get; init; } = "us-east-1";

    /// <summary>Whether the bucket stands in the path instead of the host name, as most services other than AWS want it.</summary>
    public bool ForcePathStyle { get; init; } = true;

    /// <summary>What every object's key begins with, before the office's key.</summary>
    public string? Prefix { get; init; }

    /// <summary>Longest wait for an answer to one request, and for the next bytes of one.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether everything needed is there.</summary>
    public bool IsComplete =>
        ServiceUrl is { IsAbsoluteUri: true, Scheme: "http" or "https" }
        && Bucket is { Length: > 0 }
        && AccessKey is { Length: > 0 }
        && SecretKey is { Length: > 0 }
        && Region is { Length: > 0 }
        && Timeout > TimeSpan.Zero;

    /// <summary>Never its secret, also where a log prints it by accident.</summary>
    public override string ToString() => $"bucket {Bucket} at {ServiceUrl}";
}
