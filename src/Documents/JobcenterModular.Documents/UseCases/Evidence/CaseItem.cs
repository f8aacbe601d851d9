using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;

namespace JobcenterModular.Documents.UseCases.Evidence;

/// <summary>An item of the checklist as staff see it.</summary>
/// <param name="Code">What it is, such as N01.</param>
/// <param name="Person">Whose it is: <c>ap</c> or a household member such as <c>p1</c>.</param>
/// <param name="Title">What it is called; null where no answer asks for it and something came for it all the same.</param>
/// <param name="Because">The questions that ask for it.</param>
/// <param name="Optional">May be sent, is never missing.</param>
/// <param name="DueOn">Until when the office wants it.</param>
/// <param name="State">Where it stands. Only documents that passed the checks count.</param>
/// <param name="PromisedFor">"I send it later": the day that its owner named, also where something is there already.</param>
/// <param name="ReasonCode">Of the last review: stable code of the reason.</param>
/// <param name="Reason">Of the last review: why.</param>
/// <param name="ReviewedBy">Account of the person who reviewed it last.</param>
/// <param name="ReviewedAt">When (UTC).</param>
/// <param name="Documents">The documents that serve it and passed the checks, oldest first.</param>
/// <param name="Etag">For If-Match of a review. It changes with the item and with the documents that serve it.</param>
internal sealed record CaseItem(
    string Code,
    string Person,
    string? Title,
    IReadOnlyList<string> Because,
    bool Optional,
    DateOnly? DueOn,
    ChecklistState State,
    DateOnly? PromisedFor,
    string? ReasonCode,
    string? Reason,
    string? ReviewedBy,
    DateTimeOffset? ReviewedAt,
    IReadOnlyList<CaseItemDocument> Documents,
    string Etag)
{
    public static CaseItem Of(EvidenceItem item, IReadOnlyList<ItemDocument> documents) => new(
        item.Code,
        item.PersonId,
        item.Title,
        item.Because?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [],
        item.Optional,
        item.DueOn,
        item.StateWith(documents.Select(document => document.Id)),
        item.StatementThatCounts == EvidenceStatement.Later ? item.PromisedFor : null,
        item.ReasonCode,
        item.Reason,
        item.ReviewedBy,
        item.ReviewedAt,
        [.. documents.Select(document => new CaseItemDocument(
            document.Id, document.FileName, document.ReceivedAt, document.Channel, item.ReviewedDocuments.Contains(document.Id)))],
        TagOf(item, documents));

    // Whoever decides has seen these documents: one more, or one less, and it is another matter.
    private static string TagOf(EvidenceItem item, IReadOnlyList<ItemDocument> documents)
    {
        if (documents.Count == 0)
            return EntityTags.Of(item.Version);
        byte[] ids = [.. documents.Select(document => document.Id).Order().SelectMany(id => id.ToByteArray(bigEndian: true))];
        ulong hash = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(ids));
        return string.Create(CultureInfo.InvariantCulture, $"\"{item.Version}-{hash:x16}\"");
    }
}

/// <summary>A document that serves an item.</summary>
/// <param name="Id">The document.</param>
/// <param name="FileName">Its name.</param>
/// <param name="ReceivedAt">When it reached the office (UTC).</param>
/// <param name="Channel">How.</param>
/// <param name="Reviewed">It was there at the last review of this item; else it came later and waits for the next.</param>
internal sealed record CaseItemDocument(Guid Id, string FileName, DateTimeOffset ReceivedAt, ReceiptChannel Channel, bool Reviewed);
