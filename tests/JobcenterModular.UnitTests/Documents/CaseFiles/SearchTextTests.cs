using JobcenterModular.Documents.Domain.Cases;

namespace JobcenterModular.UnitTests.Documents.CaseFiles;

/// <summary>Names are found however they are typed.</summary>
public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Müller", "muller")]
    [InlineData("MÜLLER", "muller")]
    [InlineData("Mu\u0308ller", "muller")]
    [InlineData("Groß", "gross")]
    [InlineData("GROẞ", "gross")]
    [InlineData("Öztürk-Şahin", "ozturk-sahin")]
    [InlineData("İpek Işık", "ipek isik")]
    [InlineData("Łukasz Dvořák", "lukasz dvorak")]
    [InlineData("Nguyễn Thị", "nguyen thi")]
    [InlineData("Иванова", "иванова")]
    public void Capitals_and_accents_do_not_matter(string name, string folded) => SearchText.Fold(name).ShouldBe(folded);

    [Fact]
    public void A_name_is_its_words_each_once() => SearchText.Words("  von der Heyde, Anna-Maria (Anna)  ").ShouldBe(["von", "der", "heyde", "anna", "maria"]);

    [Theory]
    [InlineData("")]
    [InlineData(" -- !? ")]
    public void What_has_no_letter_is_no_word(string text) => SearchText.Words(text).ShouldBeEmpty();

    [Fact]
    public void A_word_is_never_longer_than_its_column() =>
        SearchText.Words(new string('ß', 500)).ShouldHaveSingleItem().Length.ShouldBe(CaseWord.MaxLength);

    [Fact]
    public void Folding_what_is_folded_changes_nothing() => SearchText.Fold(SearchText.Fold("Œuvre þÆ İß")).ShouldBe(SearchText.Fold("Œuvre þÆ İß"));
}
