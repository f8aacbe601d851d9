using System.Globalization;
using System.Security.Cryptography;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.UseCases.Telling;
using JobcenterModular.Notifications.UseCases.Templates;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Contacts;

/// <summary>Sends codes by the very channel that they prove. Adds to the coming save; of the code itself only a keyed hash stays.</summary>
internal sealed class ContactCodes(
    INotificationsDb db, ContactOwners owners, ReachLookup reaches, NoticeTexts texts, SealedLetters letters, ContactMacs macs, TimeProvider clock)
{
    /// <summary>The table that two requests at once meet in; see <see cref="RivalSaves"/>.</summary>
    public const string BudgetTable = "code_budgets";

    private const int AllCodes = 1_000_000;

    /// <summary>A new code for this contact point; the one before ends.</summary>
    /// <exception cref="SharedKernel.RefusalException">Too many for this person, or to this address.</exception>
    public async Task SendAsync(ContactOwnership owner, ContactPoint point, string address, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        await TakeFromBudgetsAsync([owner.Key, "address:" + macs.OfAddress(address)], now, cancellationToken);
        foreach (Delivery earlier in await db.Deliveries
            .Where(row => row.ContactPointId == point.Id && row.Purpose == Purposes.AddressCode && row.SealedLetter != null)
            .ToListAsync(cancellationToken))
        {
            earlier.Drop(now);
        }

        string code = RandomNumberGenerator.GetInt32(AllCodes).ToString("D6", CultureInfo.InvariantCulture);
        point.SendCode(macs.OfCode(point.Id, code), now + ContactPoint.CodeLives);
        db.Deliveries.Add(letters.PostCode(point, owner.OnlyApplication, await WriteAsync(owner, point, address, code, cancellationToken)));
    }

    private async Task TakeFromBudgetsAsync(string[] keys, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset stale = now - CodeBudget.Memory;
        await db.CodeBudgets.Where(row => row.LastAt < stale).ExecuteDeleteAsync(cancellationToken);
        TimeSpan wait = TimeSpan.Zero;
        foreach (string key in keys)
        {
            CodeBudget budget = await db.CodeBudgets.SingleOrDefaultAsync(row => row.Key == key, cancellationToken)
                ?? db.CodeBudgets.Add(CodeBudget.Of(key)).Entity;
            TimeSpan needed = budget.WaitAt(now);
            wait = needed > wait ? needed : wait;
            budget.Take(now);
        }

        if (wait > TimeSpan.Zero)
        {
            throw ContactRefusals.TooManyCodes.ToException(
                new Dictionary<string, object?>(StringComparer.Ordinal) { [ProblemWriter.RetryAfterSeconds] = (long)Math.Ceiling(wait.TotalSeconds) });
        }
    }

    private async Task<Letter> WriteAsync(ContactOwnership owner, ContactPoint point, string address, string code, CancellationToken cancellationToken)
    {
        KnownApplication? newest = (await owners.ApplicationsOfAsync(owner, cancellationToken)).FirstOrDefault();
        Reach reach = await reaches.OfOwnerAsync(owner.Key, newest, cancellationToken);
        Rendered text = await texts.RenderAsync(
            Purposes.AddressCode,
            reach.Language,
            new NoticeValues().With("code", code).With("minutes", ContactPoint.CodeLives.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)),
            cancellationToken);
        return point.Channel == Channel.Email
            ? new Letter(address, null, text.Mail!.Subject, text.Mail.Body, text.Language)
            : new Letter(address, null, "", text.Short!, text.Language);
    }
}
