using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Appointments.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Guards;

/// <summary>
/// Events lie in outboxes while the host is updated, so their shape is a promise: a change is a new version beside the
/// old one, or the same type under a new name that reads the earlier one too. Each has a stored sample; docs/events.md says who publishes and who listens.
/// </summary>
public sealed class EventContractTests
{
    private static readonly JsonSerializerOptions Indented = new(EventJson.Options) { WriteIndented = true };

    public static TheoryData<string> Names => [.. PublicEvents.All.Select(publicEvent => publicEvent.Name)];

    public static TheoryData<string> EarlierNames => [.. PublicEvents.Earlier.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_event_still_has_the_shape_of_its_sample(string name)
    {
        Type type = PublicEvents.All.Single(publicEvent => publicEvent.Name == name).Type;
        string path = Repository.PathTo("tests", "data", "events", name + ".json");
        if (Repository.Writes && !File.Exists(path))
            await WriteAsync(path, JsonSerializer.Serialize(EventSamples.Create(type), type, Indented) + "\n");
        File.Exists(path).ShouldBeTrue($"The sample {path} is missing. Run this test with {Repository.WriteVariable}=1 and commit it.");
        string sample = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        object read = JsonSerializer.Deserialize(sample, type, EventJson.Options)!;
        JsonNode? written = JsonSerializer.SerializeToNode(read, type, EventJson.Options);

        JsonNode.DeepEquals(written, JsonNode.Parse(sample)).ShouldBeTrue(
            $"{name} changed its shape. Events that wait in an outbox could not be read: add a new version instead.\n{written}");
    }

    [Theory]
    [MemberData(nameof(EarlierNames))]
    public async Task What_was_stored_under_an_earlier_name_can_still_be_read(string name)
    {
        Type type = PublicEvents.Earlier[name];
        string path = Repository.PathTo("tests", "data", "events", name + ".json");
        File.Exists(path).ShouldBeTrue($"The sample {path} is missing. It is the promise of what waits under the earlier name: keep it.");
        string sample = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        object read = JsonSerializer.Deserialize(sample, type, EventJson.Options)!;
        JsonObject written = JsonSerializer.SerializeToNode(read, type, EventJson.Options)!.AsObject();

        foreach ((string member, JsonNode? value) in JsonNode.Parse(sample)!.AsObject())
            JsonNode.DeepEquals(written[member], value).ShouldBeTrue($"{member} of {name} is not read as it was written");
        foreach ((string member, JsonNode? value) in written)
            (value is null || JsonNode.Parse(sample)!.AsObject().ContainsKey(member)).ShouldBeTrue($"{member} of {name} is made up");
    }

    [Fact]
    public void Contracts_without_a_module_are_held_to_their_samples_too() =>
        PublicEvents.All.ShouldContain(publicEvent => publicEvent.Type == typeof(AppointmentBooked));

    [Fact]
    public void Every_sample_belongs_to_an_event() =>
        Directory.GetFiles(Repository.PathTo("tests", "data", "events"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path))
            .Except(PublicEvents.All.Select(publicEvent => publicEvent.Name).Concat(PublicEvents.Earlier.Keys), StringComparer.Ordinal)
            .ShouldBeEmpty();

    [Fact]
    public async Task The_table_of_events_is_up_to_date()
    {
        string path = Repository.PathTo("docs", "events.md");
        if (Repository.Writes)
            await WriteAsync(path, Table());

        File.Exists(path).ShouldBeTrue($"Run this test with {Repository.WriteVariable}=1 and commit docs/events.md.");
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe(
            Table(), $"Run this test with {Repository.WriteVariable}=1 and commit docs/events.md.");
    }

    private static string Table()
    {
        var text = new StringBuilder($"""
            # Public events

            Modules hear each other by these events only. They are stored in the publisher's outbox in the same save as
            the change that they tell of, and each subscriber acts on them once (docs/adr/0005-outbox.md). A stored sample
            of each lies in tests/data/events. A test writes this file: run the integration tests with
            `{Repository.WriteVariable}=1`.

            | Event | Published by | Heard by | What it says |
            |---|---|---|---|

            """);
        foreach (PublicEvent row in PublicEvents.All)
        {
            string listeners = row.Listeners.Count == 0 ? "nobody yet" : string.Join("<br>", row.Listeners);
            text.Append(CultureInfo.InvariantCulture, $"| `{row.Name}` | {row.Publisher} | {listeners} | {row.Summary} |\n");
        }

        return text.ToString();
    }

    private static async Task WriteAsync(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
    }
}
