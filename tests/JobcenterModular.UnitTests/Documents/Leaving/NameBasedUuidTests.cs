using JobcenterModular.Documents.UseCases.Leaving;

namespace JobcenterModular.UnitTests.Documents.Leaving;

public sealed class NameBasedUuidTests
{
    [Fact]
    public void The_example_of_the_rfc_comes_out() => // RFC 9562, A.4, in the name space of DNS names
        NameBasedUuid.Of(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com")
            .ShouldBe(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
}
