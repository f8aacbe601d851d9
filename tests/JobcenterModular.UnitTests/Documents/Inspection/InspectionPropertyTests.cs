using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Inspection;
using static JobcenterModular.UnitTests.Documents.Inspection.Inspecting;

namespace JobcenterModular.UnitTests.Documents.Inspection;

/// <summary>What holds for every file, however it is cut and however it is broken.</summary>
public sealed class InspectionPropertyTests
{
    private const int HeadThatStays = 32;

    private static readonly string[] Splinters =
    [
        "(", ")", "<", ">", "<<", ">>", "[", "%", "\n", "\\", "/JS ", "/J#53 ", "/Encrypt ", "/EF<<", "endstream", "endobj", "stream\n", "\r\nstream\r\n",
        ">>stream\n", " 5 0 obj", "5 0 obj<<", " obj%", "/Type/ObjStm", "/N 3/First 20", "/Filter/FlateDecode", "/ASCII85Decode", "/AHx", "x\u009C", "PK\u0005\u0006",
        "\u00FF\u00C0", "ispe", "\0\0\0\u0001", "<script>", "99999999999999999999 ",
    ];

    private static readonly byte[][] Samples = MakeSamples();

    private static Gen<byte[]> Files =>
        from sample in Gen.Elements(Samples)
        from changes in Gen.Choose(0, 8)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select Broken(sample, changes, new Random(seed));

    private static Gen<int[]> Pieces => Gen.OneOf(Gen.Choose(1, 5), Gen.Choose(1, 100), Gen.Choose(1, 9_000)).NonEmptyListOf().Select(pieces => pieces.ToArray());

    [Fact]
    public void The_finding_does_not_depend_on_the_pieces_in_which_a_file_comes() =>
        Prop.ForAll(Files.ToArbitrary(), Pieces.ToArbitrary(), (file, pieces) =>
        {
            InspectionFinding? whole = Look(file, Small);
            return Look(file, pieces, Small) == whole && Look(file, [1], Small) == whole;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));

    [Fact]
    public void No_file_throws_or_takes_long() =>
        Prop.ForAll(Files.ToArbitrary(), file =>
        {
            var watch = Stopwatch.StartNew();
            Look(file, Small);
            return watch.Elapsed < TimeSpan.FromSeconds(10);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void A_script_is_found_between_any_broken_objects_that_do_not_swallow_it() =>
        Prop.ForAll(Files.Where(file => PaperKind.Detect(file) == PaperKind.Pdf).ToArbitrary(), file =>
            Look([.. file, .. "\nendstream\nendobj\n77 0 obj\n<< /S /JavaScript >>\nendobj\n"u8], Small) is not null)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));

    [Theory]
    [InlineData("jpeg")]
    [InlineData("pdf")]
    public void Memory_stays_the_same_however_large_a_file_is(string kind)
    {
        byte[] head = kind == "pdf" ? [.. "%PDF-1.7\n1 0 obj\n<< /Filter /DCTDecode >>\nstream\n"u8] : ImageFile.Jpeg(100, 100);
        byte[] piece = new byte[64 * 1024];
        new Random(1).NextBytes(piece);
        Allocated(1);

        Allocated(2_000).ShouldBeLessThan(300 * 1024);

        long Allocated(int pieces)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            using var inspection = FileInspection.For(kind == "pdf" ? PaperKind.Pdf : PaperKind.Jpeg, new InspectionLimits());
            inspection.Append(head);
            for (int i = 0; i < pieces; i++)
                inspection.Append(piece);
            inspection.Complete().ShouldBeNull();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static byte[][] MakeSamples()
    {
        byte[] noise = new byte[20_000];
        new Random(2).NextBytes(noise);
        return
        [
            PdfFile.WithPage("/OpenAction [3 0 R /Fit]").Object("<< /Title (Hallo \\(Welt\\) /JS) /Id <414243> >>").Stream("/Filter /DCTDecode", noise).Finish(),
            PdfFile.WithPage().ObjectStream("<< /A (b) >>", "[ 1 2 ]", "<< /S /JavaScript >>").Stream("/Filter /FlateDecode", Flate(noise)).FinishWithStream(),
            PdfFile.WithPage().ObjectStream("<< /A (/JS) >>", "[ 1 2 ]", "<< /S /URI >>").Stream("", noise).FinishWithStream("/Encrypt 4 0 R"),
            PdfFile.WithPage().ObjectStream("<< /A (/JS) >>", "(5)", "<< /S /URI >>").Stream("/Filter/FlateDecode", Flate(new byte[100_000])).FinishWithStream(),
            PdfFile.WithPage().Stream("/Filter /FlateDecode", Flate(new byte[400_000])).Stream("/Filter [/FlateDecode/FlateDecode]", Flate(Flate(new byte[9_000]))).Finish(),
            PdfFile.WithPage().Stream("/Filter [/AHx /Fl]", Bytes(Convert.ToHexString(Flate(noise[..2_000])) + ">")).Finish(),
            ImageFile.Jpeg(4_000, 3_000, exif: noise[..3_000]),
            ImageFile.Jpeg(9_000, 9_000),
            ImageFile.Png(4_000, 3_000),
            ImageFile.Heic(4_000, 3_000, tiles: 20),
            ImageFile.Heic(9_000, 3_000, hasLargeSizes: true),
            new TiffFile(bigEndian: true).Image(100, 100).Image(9_000, 9_000).Bytes,
            new TiffFile(bigEndian: false) { HasDataFirst = true, HasShortNumbers = true }.Image(100, 100).Image(100, 100).Bytes,
        ];
    }

    private static byte[] Broken(byte[] sample, int changes, Random random)
    {
        List<byte> file = [.. sample];
        for (int i = 0; i < changes && file.Count > HeadThatStays + 1; i++)
        {
            int at = random.Next(HeadThatStays, file.Count);
            int length = Math.Min(random.Next(1, 200), file.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    file[at] = (byte)random.Next(256);
                    break;
                case 1:
                    file.RemoveRange(at, length);
                    break;
                case 2:
                    file.InsertRange(at, file.GetRange(random.Next(0, file.Count - length + 1), length));
                    break;
                case 3:
                    file.RemoveRange(at, file.Count - at);
                    break;
                default:
                    file.InsertRange(at, Bytes(Splinters[random.Next(Splinters.Length)]));
                    break;
            }
        }

        return [.. file];
    }
}
