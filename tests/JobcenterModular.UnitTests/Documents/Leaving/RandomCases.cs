using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.Documents.UseCases.Leaving;

namespace JobcenterModular.UnitTests.Documents.Leaving;

/// <summary>Case files of any shape: any text in any place, any date, any number of anything.</summary>
internal static class RandomCases
{
    private static readonly Gen<string> Text = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements("Müller", "a\0b", "\uD800", "<&>", "😀", " ", "\r\n"),
        Gen.Choose(0, char.MaxValue).ListOf().Select(letters => string.Concat(letters.Select(letter => (char)letter))));

    private static readonly Gen<Guid> Id = ArbMap.Default.GeneratorFor<Guid>();

    private static readonly Gen<DateOnly> Date = Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber);

    private static readonly Gen<DateTimeOffset> Instant =
        from date in Gen.Choose(1, DateOnly.MaxValue.DayNumber - 1)
        from second in Gen.Choose(0, 86_399)
        from microsecond in Gen.Choose(0, 999_999)
        select new DateTimeOffset(DateOnly.FromDayNumber(date).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddSeconds(second).AddMicroseconds(microsecond);

    private static readonly Gen<ExportedPerson> Person =
        from id in Text
        from name in Text
        from family in Maybe(Text)
        from given in Maybe(Text)
        from birthDate in MaybeValue(Date)
        select new ExportedPerson(id, name, family, given, birthDate);

    private static readonly Gen<ExportedVersion> Version =
        from id in Id
        from number in Gen.Choose(1, 1_000_000)
        from name in Text
        from mediaType in Gen.OneOf(Text, Gen.Elements("application/pdf", "image/heic", "text/html"))
        from size in Gen.Choose(0, int.MaxValue)
        from at in Instant
        from role in Gen.OneOf(Text, Gen.Elements("applicant", "scandesk"))
        from formatVersion in Maybe(Gen.OneOf(Text, Gen.Constant("PDF/A-3b")))
        select new ExportedVersion(id, number, name, mediaType, size, new string('a', 64), at, role, formatVersion);

    private static readonly Gen<ExportedDocument> Document =
        from id in Id
        from kind in Text
        from title in Text
        from person in Maybe(Person)
        from codes in Text.ListOf()
        from at in Instant
        from channel in Gen.OneOf(Text, Gen.Elements("online", "system"))
        from retention in Text
        from versions in Version.NonEmptyListOf()
        select new ExportedDocument(id, kind, title, person, [.. codes], at, channel, retention, [.. versions.DistinctBy(version => version.Number)]);

    private static readonly Gen<ExportedApplication> Application =
        from id in Id
        from reference in Text
        from form in Text
        from submitted in MaybeValue(Instant)
        from date in Date
        from persons in Person.ListOf()
        from documents in Document.ListOf()
        select new ExportedApplication(id, reference, form, submitted, date, date, [.. persons], [.. documents]);

    public static Arbitrary<CaseFileExport> Any { get; } = Arb.From(
        from id in Id
        from reference in Text
        from title in Text
        from opened in Date
        from closed in MaybeValue(Date)
        from office in Text
        from years in Gen.Choose(0, ushort.MaxValue)
        from until in MaybeValue(Date)
        from applications in Application.ListOf()
        from correspondence in Document.ListOf()
        from log in (from at in Instant from words in Text from reason in Maybe(Text) select new ExportedLogLine(at, words, words, words, reason)).ListOf()
        select new CaseFileExport(id, reference, title, opened, closed, new ExportingOffice(office, office), years, until, [.. applications], [.. correspondence], [.. log]));

    private static Gen<T?> Maybe<T>(Gen<T> some) where T : class => Gen.Frequency((1, Gen.Constant<T?>(null)), (3, some.Select(value => (T?)value)));

    private static Gen<T?> MaybeValue<T>(Gen<T> some) where T : struct => Gen.Frequency((1, Gen.Constant<T?>(null)), (3, some.Select(value => (T?)value)));
}
