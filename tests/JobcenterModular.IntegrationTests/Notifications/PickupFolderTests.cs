using System.Net.Mail;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Sending.Mail;

namespace JobcenterModular.IntegrationTests.Notifications;

/// <summary>E-mails as files, for as long as no server is configured.</summary>
public sealed class PickupFolderTests : IDisposable
{
    private static readonly Guid DeliveryId = Guid.Parse("01a201df-7f7f-754e-a118-b0efb1f0cc1c");

    private readonly TempFolder _folder = new();

    private string Outbox => Path.Combine(_folder.Path, "outbox");

    [Fact]
    public async Task A_repeat_replaces_the_first_file_and_nothing_else_is_left()
    {
        await WriteAsync("Erster Versuch");
        await WriteAsync("Zweiter Versuch: Grüße");

        Directory.GetFileSystemEntries(Outbox).ShouldHaveSingleItem().ShouldEndWith($"{DeliveryId}.eml");
        (await ReadAsync()).Text.ShouldBe("Zweiter Versuch: Grüße");
    }

    [Fact]
    public async Task Umlauts_in_subject_and_body_arrive()
    {
        await WriteAsync("Äpfel, Öl und Übermut, heiß");

        ReceivedMail mail = await ReadAsync();
        mail.Subject.ShouldBe("Prüfung für Übermorgen");
        mail.Text.ShouldBe("Äpfel, Öl und Übermut, heiß");
    }

    [Fact]
    public async Task What_a_killed_host_left_half_written_does_not_stand_in_the_way()
    {
        string left = Path.Combine(Outbox, $".{DeliveryId}");
        Directory.CreateDirectory(left);
        await File.WriteAllTextAsync(Path.Combine(left, "half.eml"), "half", TestContext.Current.CancellationToken);

        await WriteAsync("Ganz");

        Directory.GetFileSystemEntries(Outbox).ShouldHaveSingleItem().ShouldEndWith(".eml");
        (await ReadAsync()).Text.ShouldBe("Ganz");
    }

    public void Dispose() => _folder.Dispose();

    private async Task WriteAsync(string body)
    {
        using MailMessage message = OutgoingMail.Compose(
            DeliveryId, new Letter("anna@mail.example", null, "Prüfung für Übermorgen", body), "amt@jobcenter.example", "Jobcenter Köln", DateTimeOffset.UnixEpoch);
        await new PickupFolder(Outbox).SendAsync(DeliveryId, message, TestContext.Current.CancellationToken);
    }

    private async Task<ReceivedMail> ReadAsync() => ReceivedMail.Parse(
        await File.ReadAllTextAsync(Path.Combine(Outbox, $"{DeliveryId}.eml"), TestContext.Current.CancellationToken));
}
