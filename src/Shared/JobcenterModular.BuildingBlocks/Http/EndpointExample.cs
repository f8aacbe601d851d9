namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>An example of a successful answer that is not JSON, for the OpenAPI document.</summary>
/// <param name="MediaType">Its media type.</param>
/// <param name="Text">The answer.</param>
public sealed record EndpointExample(string MediaType, string Text);
