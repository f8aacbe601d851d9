using System.Text.Json;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;

namespace JobcenterModular.Notifications.UseCases;

/// <summary>Letters wait sealed, each bound to its delivery: a copied database shows neither addresses nor codes.</summary>
internal sealed class SealedLetters(Sealer sealer, TimeProvider clock)
{
    /// <summary>A delivery by e-mail that carries this letter.</summary>
    public Delivery Post(Notice notice, Letter letter)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Guid id = Guid.CreateVersion7(now);
        return Delivery.ByMail(id, notice, sealer.SealText(JsonSerializer.Serialize(letter, EventJson.Options), Purpose(id)), now);
    }

    /// <summary>The letter of a delivery that is not closed.</summary>
    public Letter Open(Delivery delivery) =>
        JsonSerializer.Deserialize<Letter>(sealer.OpenText(delivery.SealedLetter!, Purpose(delivery.Id)), EventJson.Options)!;

    private static string Purpose(Guid deliveryId) => $"notifications.letter:{deliveryId}";
}
