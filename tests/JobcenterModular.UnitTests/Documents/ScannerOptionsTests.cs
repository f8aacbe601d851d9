using System.Net;
using System.Net.Sockets;
using JobcenterModular.Documents.Persistence.Scanning;
using JobcenterModular.Documents.UseCases.Scanning;

namespace JobcenterModular.UnitTests.Documents;

public sealed class ScannerOptionsTests
{
    private static readonly ScannerOptionsCheck Check = new();

    [Fact]
    public void Without_an_address_there_is_no_scanner_and_that_is_fit_to_start_with()
    {
        Check.Validate(null, new ScannerOptions()).Succeeded.ShouldBeTrue();
        Check.Validate(null, new ScannerOptions { Address = "" }).Succeeded.ShouldBeTrue();
        new ScannerOptions { Address = "" }.HasScanner.ShouldBeFalse();
    }

    [Theory]
    [InlineData("tcp://127.0.0.1:3310", "127.0.0.1:3310")]
    [InlineData("tcp://127.0.0.1:3310/", "127.0.0.1:3310")]
    [InlineData("tcp://[::1]:3310", "[::1]:3310")]
    [InlineData("tcp://scanner:3310", "Unspecified/scanner:3310")]
    [InlineData("unix:/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl")]
    public void An_address_is_a_socket_or_a_host_with_a_port(string text, string meant)
    {
        ClamdAddress.TryParse(text, out EndPoint? address).ShouldBeTrue();

        address!.ToString().ShouldBe(meant);
        (address.AddressFamily == AddressFamily.Unix).ShouldBe(text.StartsWith("unix", StringComparison.Ordinal));
        Check.Validate(null, new ScannerOptions { Address = text }).Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData("127.0.0.1:3310")]
    [InlineData("localhost")]
    [InlineData("tcp://127.0.0.1")]
    [InlineData("tcp://127.0.0.1:0")]
    [InlineData("tcp://127.0.0.1:70000")]
    [InlineData("tcp://:3310")]
    [InlineData("tcp://user@127.0.0.1:3310")]
    [InlineData("tcp://127.0.0.1:3310/path")]
    [InlineData("tcp://127.0.0.1:3310?a=b")]
    [InlineData("http://127.0.0.1:3310")]
    [InlineData("/run/clamav/clamd.ctl")]
    [InlineData("unix:")]
    [InlineData("unix:clamd.ctl")]
    [InlineData("unix:/run/clam\0d.ctl")]
    public void Any_other_address_stops_the_start(string address) =>
        Check.Validate(null, new ScannerOptions { Address = address }).FailureMessage!.ShouldContain("Documents:Scanner:Address");

    [Fact]
    public void A_socket_whose_path_the_system_cannot_take_stops_the_start() =>
        Check.Validate(null, new ScannerOptions { Address = "unix:/" + new string('a', 200) }).Failed.ShouldBeTrue();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4000)]
    public void A_time_that_is_none_or_too_long_stops_the_start(int seconds) =>
        Check.Validate(null, new ScannerOptions { Timeout = TimeSpan.FromSeconds(seconds) }).FailureMessage!.ShouldContain("Documents:Scanner:Timeout");

    [Theory]
    [InlineData(1023)]
    [InlineData(int.MaxValue + 1L)]
    public void A_size_that_no_scanner_takes_stops_the_start(long bytes) =>
        Check.Validate(null, new ScannerOptions { MaxBytes = bytes }).FailureMessage!.ShouldContain("Documents:Scanner:MaxBytes");
}
