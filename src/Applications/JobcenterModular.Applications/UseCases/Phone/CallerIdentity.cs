using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Security;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>What a caller said. Nothing of it is stored or logged.</summary>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Postcode">Postcode of the address in the application.</param>
/// <param name="Phone">Telephone number in the application.</param>
/// <param name="IbanLast4">Last four characters of the account number in the application.</param>
/// <param name="ResumeCode">The resume code; it is enough alone.</param>
internal sealed record CallerAnswers(
    DateOnly? BirthDate = null, string? LastName = null, string? Postcode = null, string? Phone = null, string? IbanLast4 = null, string? ResumeCode = null)
{
    public IReadOnlyDictionary<IdentityQuestion, string> Given() => new (IdentityQuestion Question, string? Answer)[]
        {
            (IdentityQuestion.BirthDate, BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            (IdentityQuestion.LastName, LastName),
            (IdentityQuestion.Postcode, Postcode),
            (IdentityQuestion.Phone, Phone),
            (IdentityQuestion.IbanLast4, IbanLast4),
        }
        .Where(pair => !string.IsNullOrWhiteSpace(pair.Answer))
        .ToDictionary(pair => pair.Question, pair => pair.Answer!);
}

/// <summary>
/// Whether a caller is the applicant: enough of the configured questions, each of them rightly. An empty answer is never
/// right, nor is any answer to what the application does not know. The comparison takes the same time wherever answers
/// differ, and also for an application that there is not.
/// </summary>
internal sealed class CallerIdentity(KeyRing keys, IOptions<PhoneOptions> options)
{
    private const int LastCharacters = 4;

    private readonly byte[] _key = keys.KeyFor("caller-identity");

    /// <summary>Compares what was said with the answers.</summary>
    /// <param name="form">The form of the application; null where there is none.</param>
    /// <param name="sheet">Its answers.</param>
    /// <param name="said">What the caller said.</param>
    public bool Holds(FormDefinition? form, AnswerSheet sheet, CallerAnswers said)
    {
        int right = 0;
        int wrong = 0;
        IReadOnlyDictionary<IdentityQuestion, string> given = said.Given();
        foreach (IdentityQuestion question in Enum.GetValues<IdentityQuestion>())
        {
            string answer = Normalised(question, given.GetValueOrDefault(question) ?? "");
            string known = Normalised(question, (form is null ? null : Known(form, sheet, question)) ?? "");
            bool same = CryptographicOperations.FixedTimeEquals(HashOf(question, answer), HashOf(question, known)) & (answer.Length > 0) & (known.Length > 0);
            bool counts = given.ContainsKey(question) && options.Value.Asked.Contains(question);
            right += counts && same ? 1 : 0;
            wrong += counts && !same ? 1 : 0;
        }

        return wrong == 0 && right >= options.Value.MustMatch;
    }

    /// <summary>Tells one caller's words from other ones; nobody without the key can guess them from it.</summary>
    public string FingerprintOf(CallerAnswers said) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, JsonSerializer.SerializeToUtf8Bytes(said, EventJson.Options)));

    private static string? Known(FormDefinition form, AnswerSheet sheet, IdentityQuestion question)
    {
        string id = question switch
        {
            IdentityQuestion.BirthDate => QuestionIds.ApplicantBirthDate,
            IdentityQuestion.LastName => QuestionIds.ApplicantLastName,
            IdentityQuestion.Postcode => QuestionIds.Postcode,
            IdentityQuestion.Phone => QuestionIds.ContactPhone,
            _ => QuestionIds.Iban,
        };
        string? text = form.Question(id) is { } place && sheet.Answer(place.Section.Key, id) is { ValueKind: JsonValueKind.String } answer
            ? answer.GetString()
            : null;
        return question == IdentityQuestion.IbanLast4 && text is { Length: > LastCharacters } ? text[^LastCharacters..] : text;
    }

    private byte[] HashOf(IdentityQuestion question, string answer) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{question}:{answer}"));

    // People say the same number as 0171, +49171 and 0049 171, and nobody hears how an accent is stored.
    private static string Normalised(IdentityQuestion question, string answer)
    {
        if (question == IdentityQuestion.LastName)
            return NameRange.FoldWhole(answer);
        if (question != IdentityQuestion.Phone)
            return string.Concat(answer.ToUpperInvariant().Where(char.IsLetterOrDigit));
        string digits = string.Concat(answer.Where(char.IsAsciiDigit));
        if (answer.TrimStart().StartsWith('+') && digits.StartsWith("49", StringComparison.Ordinal))
            return $"0{digits[2..]}";
        return digits.StartsWith("0049", StringComparison.Ordinal) ? $"0{digits[4..]}" : digits;
    }
}
