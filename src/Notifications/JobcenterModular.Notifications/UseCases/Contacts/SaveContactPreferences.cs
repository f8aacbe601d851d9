using FluentValidation;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.UseCases.Telling;
using JobcenterModular.Notifications.UseCases.Templates;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Contacts;

/// <summary>The caller chooses how to be told. It counts at once, also for what waits to be sent.</summary>
/// <param name="ExpectedVersion">The version that the caller edited.</param>
internal sealed record SaveContactPreferences(ContactChoice Choice, long ExpectedVersion, Caller Caller) : IRequest<ContactPreferences>;

/// <summary>What a person chooses.</summary>
/// <param name="Language">One of the languages that are offered.</param>
/// <param name="Channels"><c>email</c>, <c>sms</c>, <c>messenger</c>, <c>letter</c> in the order in which they are tried; empty: the inbox alone.</param>
/// <param name="ContentConsent">E-mails to a proved address may say what they are about (§ 35 SGB I); revocable.</param>
internal sealed record ContactChoice(string Language, IReadOnlyList<string> Channels, bool ContentConsent);

internal sealed class SaveContactPreferencesValidator : AbstractValidator<SaveContactPreferences>
{
    public SaveContactPreferencesValidator(TemplateCatalog templates)
    {
        RuleFor(request => request.Choice.Language)
            .Must(language => templates.Languages.Contains(language, StringComparer.Ordinal))
            .OverridePropertyName("language").WithErrorCode("unknown_language")
            .WithMessage($"Diese Sprache gibt es hier nicht. Möglich sind: {string.Join(", ", templates.Languages)}.");
        RuleFor(request => request.Choice.Channels)
            .Must(channels => channels.All(name => ChannelNames.TryParse(name, out Channel channel) && channel != Channel.Inbox))
            .OverridePropertyName("channels").WithErrorCode("unknown_channel")
            .WithMessage("Möglich sind: email, sms, messenger, letter.");
        RuleFor(request => request.Choice.Channels)
            .Must(channels => channels.Distinct(StringComparer.Ordinal).Count() == channels.Count)
            .OverridePropertyName("channels").WithErrorCode("channel_repeated")
            .WithMessage("Jeder Weg darf nur einmal vorkommen.");
    }
}

internal sealed class SaveContactPreferencesHandler(
    INotificationsDb db, ContactOwners owners, ContactViews views, ReachLookup reaches, Withdrawing withdrawing, TimeProvider clock)
    : IRequestHandler<SaveContactPreferences, ContactPreferences>
{
    public async Task<ContactPreferences> Handle(SaveContactPreferences request, CancellationToken cancellationToken)
    {
        ContactOwnership owner = await owners.OfAsync(request.Caller, cancellationToken);
        IReadOnlyList<Guid> withdrawn = await OptimisticRetry.RunAsync(() => SaveAsync(request, owner, cancellationToken), db.Forget, cancellationToken);
        ContactPreferences saved = await views.OfAsync(owner, cancellationToken);
        await withdrawing.GoOnAsync(withdrawn);
        return saved;
    }

    private async Task<IReadOnlyList<Guid>> SaveAsync(SaveContactPreferences request, ContactOwnership owner, CancellationToken cancellationToken)
    {
        Contact? contact = await db.Contacts.SingleOrDefaultAsync(row => row.Owner == owner.Key, cancellationToken);
        if ((contact?.Version ?? 0) != request.ExpectedVersion)
            throw await StaleAsync(request, owner, cancellationToken);
        Reach before = await reaches.OfOwnerAsync(owner.Key, (await owners.ApplicationsOfAsync(owner, cancellationToken)).FirstOrDefault(), cancellationToken);
        IReadOnlyList<Channel> channels = [.. request.Choice.Channels.Select(Parse)];
        
        // An earlier application may have declared other channels than the newest, so all that are not chosen are left.
        List<Channel> left = [.. before.PreferredChannels.Union([Channel.Email, Channel.Sms, Channel.Messenger]).Except(channels)];
        contact ??= db.Contacts.Add(Contact.Of(owner.Key)).Entity;
        bool revoked = contact.ContentConsentAt is not null && !request.Choice.ContentConsent;
        contact.Choose(request.Choice.Language, channels, request.Choice.ContentConsent, clock.GetUtcNow());
        IReadOnlyList<Guid> withdrawn = await withdrawing.FromChannelsAsync(owner, left, cancellationToken);
        if (revoked)
            await withdrawing.ContentAsync(owner, cancellationToken);
        await db.SaveAgainstRivalsAsync("contacts", cancellationToken);
        return withdrawn;
    }

    private async Task<RefusalException> StaleAsync(SaveContactPreferences request, ContactOwnership owner, CancellationToken cancellationToken)
    {
        ContactPreferences current = await views.OfAsync(owner, cancellationToken);
        return ContactRefusals.PreferencesStale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["current"] = new { etag = current.Etag, preferences = new ContactChoice(current.Language, current.Channels, current.ContentConsent) },
            ["yours"] = new { etag = EntityTags.Of(request.ExpectedVersion), preferences = request.Choice },
        });
    }

    private static Channel Parse(string name) => ChannelNames.TryParse(name, out Channel channel) ? channel : default;
}
