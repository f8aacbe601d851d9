using System.Globalization;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.Domain.Templates;
using JobcenterModular.Notifications.UseCases.Templates;

namespace JobcenterModular.Notifications.UseCases.Telling;

/// <summary>
/// What a channel carries of a notice. Letters carry all of it. E-mails, text messages and messengers say only that there is
/// something new (§ 35 SGB I) and where, with the way in for a person without an account; e-mails say more to whoever agreed to it, at an address that was proved.
/// </summary>
internal sealed class MessageWriter(NoticeTexts texts, Unsubscribing unsubscribing, SealedLetters letters)
{
    private const string Hint = "hint";
    private const string HintWithLink = "hint-link";
    private const string LetterFrame = "letter-frame";

    /// <summary>The message for a way.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="text">Its text; null where the chain goes on later and only what is stored is left of it.</param>
    /// <param name="way">The way.</param>
    /// <param name="reach">The person.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Letter> WriteAsync(Notice notice, Rendered? text, Way way, Reach reach, CancellationToken cancellationToken) => way.Channel switch
    {
        Channel.Letter => await PaperAsync(notice, reach, cancellationToken),
        Channel.Email => await MailAsync(notice, text, way, reach, cancellationToken),
        _ => new Letter(
            way.Address!, null, "", text?.Short ?? (await HintAsync(notice.Language, letters.LinkOf(notice), cancellationToken)).Short!, notice.Language),
    };

    /// <summary>The same e-mail as it says no more than that there is something new.</summary>
    public async Task<Letter> AsHintAsync(Letter mail, CancellationToken cancellationToken)
    {
        RenderedMail hint = (await HintAsync(mail.Language, mail.Link, cancellationToken)).Mail!;
        return mail with { Subject = hint.Subject, Body = hint.Body, SaysContent = false };
    }

    private async Task<Letter> MailAsync(Notice notice, Rendered? text, Way way, Reach reach, CancellationToken cancellationToken)
    {
        string? unsubscribe = notice.IsBinding ? null : unsubscribing.LinkFor(notice.ApplicationId);
        if (text?.Mail is { } own)
            return new Letter(way.Address!, null, own.Subject, own.Body, notice.Language, unsubscribe);
        string? link = letters.LinkOf(notice);
        RenderedMail hint = (await HintAsync(notice.Language, link, cancellationToken)).Mail!;
        return reach.AllowsContent && way.Proved
            ? new Letter(way.Address!, null, notice.Title, $"{BodyOf(notice, link)}\n\n{hint.Body}", notice.Language, unsubscribe, SaysContent: true, link)
            : new Letter(way.Address!, null, hint.Subject, hint.Body, notice.Language, unsubscribe);
    }

    private async Task<Letter> PaperAsync(Notice notice, Reach reach, CancellationToken cancellationToken)
    {
        DeclaredContact contact = reach.Declared;
        Rendered frame = await texts.RenderAsync(
            LetterFrame, notice.Language, new NoticeValues().With("name", reach.FullName).With("content", BodyOf(notice, letters.LinkOf(notice))), cancellationToken);
        string window = string.Create(CultureInfo.InvariantCulture, $"{reach.FullName}\n{contact.Street}\n{contact.Postcode} {contact.City}");
        return new Letter(window, null, notice.Title, frame.Body, notice.Language);
    }

    // What is stored shows the page alone; what goes to the person also opens it.
    private static string BodyOf(Notice notice, string? link) =>
        link is null || notice.Link is null ? notice.Body : notice.Body.Replace(notice.Link, link, StringComparison.Ordinal);

    private Task<Rendered> HintAsync(string language, string? link, CancellationToken cancellationToken) =>
        texts.RenderAsync(link is null ? Hint : HintWithLink, language, new NoticeValues().With("link", link), cancellationToken);
}
