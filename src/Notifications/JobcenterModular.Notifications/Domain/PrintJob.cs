using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications.Domain;

/// <summary>A letter that waits to be printed and posted, for who is not reached otherwise. Sealed; erased once it is posted.</summary>
internal sealed class PrintJob : AggregateRoot, IListed
{
    private PrintJob()
    {
    }

    /// <summary>The delivery that it belongs to.</summary>
    public Guid Id { get; private set; }

    public Guid NoticeId { get; private set; }

    public Guid ApplicationId { get; private set; }

    public string Reference { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The print-ready page, sealed.</summary>
    public string? SealedHtml { get; private set; }

    /// <summary>The same as PDF, sealed; null as long as it is not made.</summary>
    public byte[]? SealedPdf { get; private set; }

    /// <summary>When the renderer is to be tried next; null once the PDF is there or nobody needs it.</summary>
    public DateTimeOffset? RenderAt { get; private set; }

    public int RenderAttempts { get; private set; }

    /// <summary>When it was given to the post; from this day the law counts its arrival (§ 37 (2) SGB X).</summary>
    public DateTimeOffset? PostedAt { get; private set; }

    /// <summary>Who posted it.</summary>
    public string? PostedBy { get; private set; }

    public static PrintJob For(Delivery delivery, string sealedHtml, DateTimeOffset now) => new()
    {
        Id = delivery.Id,
        NoticeId = delivery.NoticeId,
        ApplicationId = delivery.ApplicationId,
        Reference = delivery.Reference,
        Purpose = delivery.Purpose,
        CreatedAt = now,
        SealedHtml = sealedHtml,
        RenderAt = now,
    };

    /// <summary>The PDF is there.</summary>
    public bool HasPdf { get; private set; }

    /// <summary>What the sealed parts are bound to.</summary>
    public static string SealPurpose(Guid id) => $"notifications.print-job:{id}";

    public void TakePdf(byte[] sealedPdf)
    {
        SealedPdf = sealedPdf;
        HasPdf = true;
        RenderAt = null;
    }

    /// <summary>The renderer is missing or failed: later again, or not at all; the page can be printed all the same.</summary>
    public void RenderLater(DateTimeOffset? at, bool counts)
    {
        RenderAt = at;
        if (counts)
            RenderAttempts++;
    }

    public void Post(string by, DateTimeOffset now)
    {
        PostedAt ??= now;
        PostedBy ??= by;
        SealedHtml = null;
        SealedPdf = null;
        HasPdf = false;
        RenderAt = null;
    }
}
