using System.Text.Json;
using System.Text.Json.Serialization;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>
/// How the applicant can be reached, from the answers as sent. Its members are a promise of the event
/// <c>applications.submitted.v2</c>.
/// </summary>
internal static class ContactContent
{
    private const string German = "de";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly Dictionary<string, string> Channels = new(StringComparer.Ordinal)
    {
        ["email"] = "email",
        ["sms"] = "sms",
        ["brief"] = "letter",
        ["portal"] = "portal",
        ["messenger"] = "messenger",
        ["anruf"] = "phone",
    };

    // Names as the options of all versions of the form have them. What a reader does not know it can shorten: fa-AF to fa.
    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["deutsch"] = German,
        ["arabisch"] = "ar",
        ["bulgarisch"] = "bg",
        ["dari"] = "fa-AF",
        ["englisch"] = "en",
        ["farsi"] = "fa",
        ["farsiDari"] = "fa",
        ["franzoesisch"] = "fr",
        ["kurdisch"] = "ku",
        ["kurmandschi"] = "ku",
        ["polnisch"] = "pl",
        ["rumaenisch"] = "ro",
        ["russisch"] = "ru",
        ["tigrinya"] = "ti",
        ["tuerkisch"] = "tr",
        ["ukrainisch"] = "uk",
    };

    public static byte[] Of(FormDefinition form, AnswerSheet sent)
    {
        return JsonSerializer.SerializeToUtf8Bytes(
            new Contact(
                Text(QuestionIds.ApplicantFirstName),
                Text(QuestionIds.ApplicantLastName),
                Text(QuestionIds.Street),
                Text(QuestionIds.Postcode),
                Text(QuestionIds.City),
                Text(QuestionIds.ContactMail),
                Text(QuestionIds.ContactPhone),
                ChannelsOf(Answer(QuestionIds.ContactChannel)),
                Text(QuestionIds.ContactLanguage) is { } language ? Languages.GetValueOrDefault(language, German) : German),
            Json);

        string? Text(string question) => Answer(question) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

        // The applicant's copy of a section stands under the section's own key.
        JsonElement? Answer(string question) => form.Question(question) is { } place ? sent.Answer(place.Section.Key, question) : null;
    }

    private static List<string>? ChannelsOf(JsonElement? answer)
    {
        if (answer is not { ValueKind: JsonValueKind.Array } chosen)
            return null;
        List<string> known = [.. chosen.EnumerateArray()
            .Where(choice => choice.ValueKind == JsonValueKind.String)
            .Select(choice => Channels.GetValueOrDefault(choice.GetString()!))
            .OfType<string>()];
        return known.Count > 0 ? known : null;
    }

    private sealed record Contact(
        string? FirstName,
        string? LastName,
        string? Street,
        string? Postcode,
        string? City,
        string? Mail,
        string? Phone,
        IReadOnlyList<string>? Channels,
        string Language);
}
