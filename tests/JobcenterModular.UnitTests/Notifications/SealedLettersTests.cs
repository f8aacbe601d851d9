using System.Security.Cryptography;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.Options;

namespace JobcenterModular.UnitTests.Notifications;

public sealed class SealedLettersTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly Letter Letter = new("anna@mail.example", null, "Größe", "https://portal.example/weiter#c");

    private readonly SealedLetters _letters = new(SealerWithOwnKey(), Options.Create(new NotificationsOptions()), TimeProvider.System);
    private readonly Notice _notice = Notice.ToApplicant(
        new NoticeReason(Guid.CreateVersion7(Now), Purposes.DraftPaused, Guid.CreateVersion7(Now), "MJ-7K3-9QX"), new Rendered("a", "b", "de", "draft-paused/1"), Now);

    [Fact]
    public void A_letter_comes_out_as_it_went_in() => _letters.Open(_letters.Post(_notice, Channel.Email, Letter)).ShouldBe(Letter);

    [Fact]
    public void Neither_address_nor_link_can_be_read_while_it_waits()
    {
        byte[] stored = Convert.FromBase64String(_letters.Post(_notice, Channel.Email, Letter).SealedLetter!);

        stored.AsSpan().IndexOf("anna"u8).ShouldBe(-1);
        stored.AsSpan().IndexOf("weiter"u8).ShouldBe(-1);
    }

    [Fact]
    public void A_letter_opens_in_its_own_delivery_only()
    {
        Delivery other = Delivery.By(
            Channel.Email, Guid.CreateVersion7(Now), _notice, _letters.Post(_notice, Channel.Email, Letter).SealedLetter!, Now, Now);

        Should.Throw<CryptographicException>(() => _letters.Open(other));
    }

    private static Sealer SealerWithOwnKey()
    {
        var options = new SecurityOptions { MasterKey = Convert.ToBase64String(new byte[32]) };
        var database = new ModuleDatabase(Options.Create(new DatabaseOptions()));
        return new Sealer(new KeyRing(Options.Create(options), database));
    }
}
