using MediatR;

namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>Anyone asks whether a receipt is ours and unaltered.</summary>
internal sealed record VerifyReceipt(string Receipt) : IRequest<ReceiptVerification>;

internal sealed class VerifyReceiptHandler(ReceiptSigner signer) : IRequestHandler<VerifyReceipt, ReceiptVerification>
{
    private const int MaxLength = 64 * 1024;

    public async Task<ReceiptVerification> Handle(VerifyReceipt request, CancellationToken cancellationToken)
    {
        ReceiptFacts? facts = request.Receipt.Length <= MaxLength ? await signer.VerifyAsync(request.Receipt) : null;
        return new ReceiptVerification(facts is not null, facts);
    }
}

/// <summary>Whether a receipt is genuine.</summary>
/// <param name="Valid">Signed by this office and unaltered.</param>
/// <param name="Facts">What it proves; null if it is not genuine.</param>
internal sealed record ReceiptVerification(bool Valid, ReceiptFacts? Facts);

/// <summary>The public keys with which anyone can verify receipts alone.</summary>
internal sealed record GetReceiptKeys : IRequest<ReceiptKeySet>;

internal sealed class GetReceiptKeysHandler(ReceiptSigner signer) : IRequestHandler<GetReceiptKeys, ReceiptKeySet>
{
    public Task<ReceiptKeySet> Handle(GetReceiptKeys request, CancellationToken cancellationToken) =>
        Task.FromResult(new ReceiptKeySet([signer.PublicKey]));
}

/// <summary>A JWK set (RFC 7517).</summary>
internal sealed record ReceiptKeySet(IReadOnlyList<ReceiptKey> Keys);
