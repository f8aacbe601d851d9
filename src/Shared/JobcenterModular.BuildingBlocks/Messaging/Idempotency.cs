using System.Security.Cryptography;
using System.Text.Json;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.BuildingBlocks.Messaging;

/// <summary>One attempt under an Idempotency-Key. Without a key there is nothing to repeat.</summary>
/// <param name="Scope">What is done, by whom or to what.</param>
/// <param name="Key">The header's value, or null.</param>
/// <param name="RequestHash">SHA-256 of the request's content; empty without a key.</param>
public sealed record IdempotentAttempt(string Scope, string? Key, string RequestHash)
{
    /// <summary>Builds an attempt; the request is hashed as JSON.</summary>
    public static IdempotentAttempt For(string scope, string? key, object request) =>
        new(scope, key, key is null ? "" : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, EventJson.Options))));
}

/// <summary>
/// Idempotency-Key for POSTs that create something: the reply is stored in the same save as the effect, so repeats and
/// parallel tries get the first reply (draft-ietf-httpapi-idempotency-key-header).
/// </summary>
public sealed class Idempotency(Sealer sealer, TimeProvider clock)
{
    private static readonly TimeSpan Keep = TimeSpan.FromHours(24);

    /// <summary>The earlier reply to the same request, if there is one.</summary>
    /// <exception cref="SharedKernel.RefusalException">The key was used for another request.</exception>
    public async Task<T?> FindAsync<T>(ModuleDbContext db, IdempotentAttempt attempt, CancellationToken cancellationToken)
        where T : class
    {
        if (attempt.Key is null)
            return null;

        // A reply counts until it is swept: its row would not let another one in under the same key.
        IdempotentReply? earlier = await db.IdempotentReplies.AsNoTracking().SingleOrDefaultAsync(
            reply => reply.Scope == attempt.Scope && reply.Key == attempt.Key, cancellationToken);
        if (earlier is null)
            return null;
        if (earlier.RequestHash != attempt.RequestHash)
            throw HttpRefusals.IdempotencyKeyReused.ToException();
        return JsonSerializer.Deserialize<T>(sealer.Open(earlier.SealedReply, Purpose(attempt)), EventJson.Options);
    }

    /// <summary>Adds the reply to the coming save.</summary>
    public void Remember<T>(ModuleDbContext db, IdempotentAttempt attempt, T reply)
        where T : class
    {
        if (attempt.Key is null)
            return;
        db.IdempotentReplies.Add(new IdempotentReply
        {
            Scope = attempt.Scope,
            Key = attempt.Key,
            RequestHash = attempt.RequestHash,
            SealedReply = sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(reply, EventJson.Options), Purpose(attempt)),
            ExpiresAt = clock.GetUtcNow() + Keep,
        });
    }

    /// <summary>Whether a failed save lost the race against the same key; then <see cref="FindAsync{T}"/> has the winner's reply.</summary>
    public static bool LostRace(DbUpdateException exception) => UniqueViolation.IsOn(exception, IdempotentReplyConfiguration.Table);

    private static string Purpose(IdempotentAttempt attempt) => $"idempotency:{attempt.Scope}:{attempt.Key}";
}
