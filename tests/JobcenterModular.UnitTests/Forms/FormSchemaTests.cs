using JobcenterModular.Applications.Domain.Forms;
using NJsonSchema;

namespace JobcenterModular.UnitTests.Forms;

public sealed class FormSchemaTests
{
    [Theory]
    [InlineData("""{"start":{"start.month":"2026-11","start.urgent":["nichts"]},"person":{"ap.rvnr":{"none":true},"ap.nat":{"dontKnow":true}}}""")]
    [InlineData("""{"household":{"hh.alone":false,"hh.persons":[{"id":"p1","first":"A","birthDate":"1990-01-31"}]},"member:p1":{"hh.rel":"kind"}}""")]
    [InlineData("""{"income:p12":{"ek.types":["lohn"],"ek.job":{"gross":100,"iban":"DE89 3704 0044 0532 0130 00"}}}""")]
    public async Task Answers_of_the_form_are_valid(string answers) => (await Errors(answers)).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"nowhere":{}}""")]
    [InlineData("""{"start:p1":{}}""")]
    [InlineData("""{"person:p0":{}}""")]
    [InlineData("""{"member":{}}""")]
    [InlineData("""{"start":{"ap.last":"A"}}""")]
    [InlineData("""{"start":{"start.month":"2026-13"}}""")]
    [InlineData("""{"start":{"start.urgent":{"dontKnow":true}}}""")]
    [InlineData("""{"start":{"start.urgent":["nichts","nichts"]}}""")]
    [InlineData("""{"start":{"start.note":{"none":true}}}""")]
    [InlineData("""{"start":{"start.note":"123456789012345678901"}}""")]
    [InlineData("""{"person":{"ap.birthDate":"31.01.1990"}}""")]
    [InlineData("""{"income":{"ek.job":{"gross":12.5}}}""")]
    [InlineData("""{"income":{"ek.job":{"colour":1}}}""")]
    [InlineData("""{"income":{"ek.trip":0}}""")]
    [InlineData("""{"household":{"hh.persons":[{},{},{},{}]}}""")]
    public async Task Wrong_answers_are_not(string answers) => (await Errors(answers)).ShouldNotBeEmpty();

    private static async Task<ICollection<NJsonSchema.Validation.ValidationError>> Errors(string answers)
    {
        var schema = await JsonSchema.FromJsonAsync(FormSchema.For(FormFixture.Small).ToJsonString(), TestContext.Current.CancellationToken);
        return schema.Validate(answers);
    }
}
