using System.Text.Json;
using System.Text.Json.Serialization;
using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>
/// Who comes, and how to reach them. Its JSON is a promise of the event <c>appointments.booked.v1</c>, so it is sealed with the
/// purpose that is named there.
/// </summary>
/// <param name="FirstName">Given name.</param>
/// <param name="LastName">Family name.</param>
/// <param name="Mail">E-mail address.</param>
/// <param name="Phone">Phone number.</param>
/// <param name="Language">Language of messages, such as <c>de</c>.</param>
internal sealed record PersonContent(string FirstName, string LastName, string? Mail, string? Phone, string? Language);

/// <summary>Seals and opens persons, each for one appointment or one entry of the waiting list.</summary>
internal sealed class PersonSealing(Sealer sealer)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public string Seal(Guid id, PersonContent person) => sealer.SealText(
        JsonSerializer.Serialize(
            new { person.FirstName, person.LastName, person.Mail, person.Phone, Channels = ChannelsOf(person), Language = person.Language ?? "de" }, Json),
        PurposeOf(id));

    public PersonContent Open(Guid id, string sealedPerson) => JsonSerializer.Deserialize<PersonContent>(sealer.OpenText(sealedPerson, PurposeOf(id)), Json)!;

    // Who leaves an address expects the confirmation there.
    private static string[]? ChannelsOf(PersonContent person) => person.Mail is not null ? ["email"] : person.Phone is not null ? ["sms"] : null;

    private static string PurposeOf(Guid id) => $"appointments.contact:{id}";
}
