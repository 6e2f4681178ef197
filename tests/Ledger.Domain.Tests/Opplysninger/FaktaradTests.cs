using Ledger.Domain.Opplysninger;
using Ledger.Domain.Validering;

namespace Ledger.Domain.Tests.Opplysninger;

public sealed class FaktaradTests
{
    [TestCase("2024-12-31", false, "2024-12-31", null)]
    [TestCase("2024-12-31", true, "2024-12-31", null)]
    [TestCase("31.12.2024", true, "2024-12-31", Feilkoder.VerdiTolket)]
    [TestCase("31.12.2024", false, null, Feilkoder.UgyldigFormat)]
    [TestCase("31/12/2024", true, null, Feilkoder.UgyldigFormat)]
    public void A_date_is_ISO_and_in_cells_also_as_people_write_it_and_is_told(string skrevet, bool erCeller, string? dato, string? kode)
    {
        var feil = new Feilsamling();
        var rad = new Faktarad(7, new Dictionary<string, string> { ["dato"] = skrevet }, feil) { ErCeller = erCeller };
        Assert.That(rad.Dato("dato")?.ToString("yyyy-MM-dd"), Is.EqualTo(dato));
        Assert.That(feil.Feil.Concat(feil.Varsler).Select(f => (f.Linje, f.Felt, f.Kode)), Is.EqualTo(kode is null ? [] : new[] { ((long?)7, "dato", kode) }));
    }
}
