using JobcenterModular.Documents.Domain.Inspection;
using static JobcenterModular.UnitTests.Documents.Inspection.Inspecting;

namespace JobcenterModular.UnitTests.Documents.Inspection;

/// <summary>Sizes that nobody's camera makes, in every kind of image.</summary>
public sealed class ImageSizeTests
{
    public static TheoryData<uint, uint, bool> Sizes => new()
    {
        { 1, 1, false },
        { 16_320, 12_240, false },
        { 30_000, 4_000, false },
        { 60_000, 5_000, false },
        { 60_001, 1, true },
        { 1, 65_535, true },
        { 17_400, 17_400, true },
        { 65_500, 65_500, true },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_size_of_every_kind_is_read(uint width, uint height, bool isTooLarge)
    {
        InspectionFinding? expected = isTooLarge ? InspectionFinding.ImageTooLarge : null;

        Look(ImageFile.Jpeg((int)width, (int)height)).ShouldBe(expected);
        Look(ImageFile.Png(width, height)).ShouldBe(expected);
        Look(ImageFile.Heic(width, height)).ShouldBe(expected);
        foreach (bool bigEndian in new[] { false, true })
        {
            Look(new TiffFile(bigEndian).Image(width, height).Bytes).ShouldBe(expected);
            Look(new TiffFile(bigEndian) { HasShortNumbers = true }.Image(width, height).Bytes).ShouldBe(expected);
            Look(new TiffFile(bigEndian) { HasDataFirst = true }.Image(width, height).Bytes).ShouldBe(expected);
        }
    }

    [Fact]
    public void Four_thousand_million_pixels_a_side_do_not_overflow()
    {
        Look(ImageFile.Png(uint.MaxValue, uint.MaxValue)).ShouldBe(InspectionFinding.ImageTooLarge);
        Look(ImageFile.Heic(uint.MaxValue, uint.MaxValue)).ShouldBe(InspectionFinding.ImageTooLarge);
        Look(new TiffFile(bigEndian: true).Image(uint.MaxValue, uint.MaxValue).Bytes).ShouldBe(InspectionFinding.ImageTooLarge);
    }

    [Fact]
    public void The_preview_inside_Exif_is_not_the_photo()
    {
        byte[] preview = ImageFile.Jpeg(160, 120);

        Look(ImageFile.Jpeg(65_000, 65_000, exif: preview)).ShouldBe(InspectionFinding.ImageTooLarge);
        Look(ImageFile.Jpeg(4_000, 3_000, exif: ImageFile.Jpeg(65_000, 65_000))).ShouldBeNull();
    }

    [Theory]
    [InlineData(0xC0)]
    [InlineData(0xC1)]
    [InlineData(0xC2)]
    [InlineData(0xC9)]
    [InlineData(0xCF)]
    public void Every_frame_of_a_JPEG_tells_its_size(byte frame) =>
        Look(ImageFile.Jpeg(65_000, 65_000, frame: frame)).ShouldBe(InspectionFinding.ImageTooLarge);

    [Fact]
    public void Tables_of_a_JPEG_are_no_frames() =>
        Look([0xFF, 0xD8, 0xFF, 0xC4, 0, 11, 8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0x11, 0, .. ImageFile.Jpeg(100, 100)[2..]]).ShouldBeNull();

    [Fact]
    public void Filling_between_the_segments_of_a_JPEG_is_skipped() =>
        Look([0xFF, 0xD8, 0xFF, 0xE0, 0, 2, 1, 2, 3, 0xFF, 0x00, 0xFF, 0xFF, 0xFF, .. ImageFile.Jpeg(65_000, 65_000)[3..]])
            .ShouldBe(InspectionFinding.ImageTooLarge);

    [Fact]
    public void Pictures_and_films_behind_a_photo_are_accepted()
    {
        byte[] photo = ImageFile.Jpeg(4_000, 3_000);

        Look([.. photo, .. ImageFile.Jpeg(65_000, 65_000)]).ShouldBeNull();
        Look([.. photo, .. FileHeads.FileTypeBox("isom", "mp42"), .. new byte[5_000]]).ShouldBeNull();
    }

    [Fact]
    public void A_photo_that_is_cut_off_is_for_people_to_judge()
    {
        byte[] jpeg = ImageFile.Jpeg(4_000, 3_000, exif: new byte[20_000]);
        byte[] heic = ImageFile.Heic(4_000, 3_000);
        byte[] tiff = new TiffFile(bigEndian: false).Image(4_000, 3_000).Bytes;

        Look(jpeg[..10_000]).ShouldBeNull();
        Look(heic[..^30]).ShouldBeNull();
        Look(tiff[..20]).ShouldBeNull();
    }

    [Fact]
    public void Every_page_of_a_TIFF_is_looked_at() =>
        Look(new TiffFile(bigEndian: false).Image(100, 100).Image(200, 200).Image(65_000, 65_000).Image(100, 100).Bytes)
            .ShouldBe(InspectionFinding.ImageTooLarge);

    [Fact]
    public void A_TIFF_that_leads_back_to_its_beginning_ends_the_looking()
    {
        TiffFile file = new TiffFile(bigEndian: false) { HasDataFirst = true }.Image(100, 100).Image(200, 200);
        file.EndAt(8);
        byte[] unlinked = new TiffFile(bigEndian: false).Image(65_000, 65_000).Bytes[8..];

        Look([.. file.Bytes, .. unlinked]).ShouldBeNull();
    }

    [Fact]
    public void A_HEIC_may_hold_large_and_endless_boxes_and_many_tiles()
    {
        Look(ImageFile.Heic(65_000, 65_000, tiles: 100)).ShouldBe(InspectionFinding.ImageTooLarge);
        Look(ImageFile.Heic(4_000, 3_000, tiles: 100)).ShouldBeNull();
        Look(ImageFile.Heic(65_000, 65_000, hasLargeSizes: true)).ShouldBe(InspectionFinding.ImageTooLarge);
        Look([.. ImageFile.Heic(4_000, 3_000), 0, 0, 0, 0, .. "mdat"u8, .. ImageFile.Heic(65_000, 65_000)]).ShouldBeNull();
    }
}
