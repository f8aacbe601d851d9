using System.ComponentModel.DataAnnotations;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Persistence.Storage.Sealing;
using JobcenterModular.Documents.UseCases.Storage;
using Microsoft.Extensions.Options;

namespace JobcenterModular.UnitTests.Documents.Storage;

/// <summary>Keys of cases outlive any change of the master key, and only by configuration.</summary>
public sealed class CaseKeysTests
{
    private static readonly Guid CaseId = new(7, 0, 0, new byte[8]);
    private static readonly string First = Convert.ToBase64String([.. Enumerable.Repeat((byte)1, 32)]);
    private static readonly string Second = Convert.ToBase64String([.. Enumerable.Repeat((byte)2, 32)]);

    [Fact]
    public void A_key_comes_back_from_its_wrapping()
    {
        CaseKeys keys = With(First);
        CaseKey key = keys.Make(CaseId);

        WrappedCaseKey wrapped = keys.Wrap(key);

        Same(keys.Unwrap(CaseId, wrapped), key).ShouldBeTrue();
        wrapped.MasterKeyId.ShouldBe(keys.CurrentMasterKeyId);
        Convert.ToHexString(wrapped.Bytes).ShouldNotContain(Convert.ToHexString(key.Secret));
    }

    [Fact]
    public void No_two_keys_and_no_two_wrappings_are_equal()
    {
        CaseKeys keys = With(First);
        CaseKey key = keys.Make(CaseId);

        Same(keys.Make(CaseId), key).ShouldBeFalse();
        keys.Wrap(key).Bytes.ShouldNotBe(keys.Wrap(key).Bytes);
    }

    [Fact]
    public async Task After_a_rotation_the_rows_are_rewrapped_and_the_files_stay_as_they_are()
    {
        var blobs = new MemoryBlobs();
        CaseKeys before = With(First);
        CaseKey key = before.Make(CaseId);
        var vault = new CaseVault(blobs);
        await using (ISealedWriter writer = await vault.BeginAsync(key, CancellationToken.None))
        {
            await writer.WriteAsync("Mietvertrag"u8.ToArray(), CancellationToken.None);
            await writer.KeepAsync(SealedCase.HashOf("Mietvertrag"u8), CancellationToken.None);
        }

        byte[] file = [.. blobs.Kept.Values.Single()];
        WrappedCaseKey rewrapped = With(Second, First).Rewrap(CaseId, before.Wrap(key));
        CaseKeys after = With(Second);

        rewrapped.MasterKeyId.ShouldBe(after.CurrentMasterKeyId);
        await using Stream stream = (await vault.OpenAsync(after.Unwrap(CaseId, rewrapped), SealedCase.HashOf("Mietvertrag"u8), CancellationToken.None))!;
        (await SealedCase.ReadAsync(stream)).ShouldBe("Mietvertrag"u8.ToArray());
        blobs.Kept.Values.Single().ShouldBe(file);
    }

    [Fact]
    public void A_key_wrapped_by_a_master_key_that_nobody_configured_says_which()
    {
        WrappedCaseKey wrapped = With(First).Wrap(With(First).Make(CaseId));

        UnknownMasterKeyException unknown = Should.Throw<UnknownMasterKeyException>(() => With(Second).Unwrap(CaseId, wrapped));

        unknown.MasterKeyId.ShouldBe(wrapped.MasterKeyId);
    }

    [Fact]
    public void Without_an_own_master_key_the_derived_one_wraps_and_later_still_unwraps()
    {
        CaseKeys derived = With(null);
        CaseKey key = derived.Make(CaseId);
        WrappedCaseKey wrapped = derived.Wrap(key);

        CaseKeys own = With(First);

        derived.CurrentMasterKeyId.ShouldNotBe(own.CurrentMasterKeyId);
        Same(own.Unwrap(CaseId, wrapped), key).ShouldBeTrue();
        own.Rewrap(CaseId, wrapped).MasterKeyId.ShouldBe(own.CurrentMasterKeyId);
    }

    [Fact]
    public void A_wrapped_key_of_another_case_or_with_any_flipped_bit_is_refused()
    {
        CaseKeys keys = With(First);
        WrappedCaseKey wrapped = keys.Wrap(keys.Make(CaseId));

        Should.Throw<SealBrokenException>(() => keys.Unwrap(Guid.Empty, wrapped));
        for (int at = 0; at < wrapped.Bytes.Length * 8; at++)
        {
            byte[] altered = [.. wrapped.Bytes];
            altered[at / 8] ^= (byte)(1 << (at % 8));
            Should.Throw<SealBrokenException>(() => keys.Unwrap(CaseId, wrapped with { Bytes = altered }));
        }

        Should.Throw<SealBrokenException>(() => keys.Unwrap(CaseId, wrapped with { Bytes = wrapped.Bytes[1..] }));
        Should.Throw<SealBrokenException>(() => keys.Unwrap(CaseId, wrapped with { Bytes = [] }));
    }

    [Theory]
    [InlineData("kurz")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_malformed_master_key_is_found_at_start_and_not_repeated(string malformed)
    {
        foreach (EncryptionOptions options in (EncryptionOptions[])[new() { MasterKey = malformed }, new() { FormerMasterKeys = [First, malformed] }])
        {
            ValidationResult result = options.Validate(new ValidationContext(options)).ShouldHaveSingleItem();
            result.ErrorMessage!.ShouldNotContain(malformed);
        }
    }

    [Fact]
    public void Well_formed_master_keys_are_accepted() =>
        new EncryptionOptions { MasterKey = First, FormerMasterKeys = [Second] }.Validate(new ValidationContext(new object())).ShouldBeEmpty();

    [Fact]
    public void A_key_never_prints_its_secret()
    {
        CaseKey key = With(First).Make(CaseId);

        key.ToString().ShouldNotContain(Convert.ToHexString(key.Secret));
    }

    private static bool Same(CaseKey first, CaseKey second) => first.Secret.SequenceEqual(second.Secret);

    private static CaseKeys With(string? master, params string[] former)
    {
        var security = Options.Create(new SecurityOptions { MasterKey = Convert.ToBase64String(new byte[32]) });
        var database = new ModuleDatabase(Options.Create(new DatabaseOptions()));
        return new CaseKeys(
            Options.Create(new EncryptionOptions { MasterKey = master, FormerMasterKeys = former }), new KeyRing(security, database));
    }
}
