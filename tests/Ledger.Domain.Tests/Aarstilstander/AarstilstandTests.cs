using CsCheck;
using Ledger.Domain.Aarsstatus;
using Ledger.Domain.Verdier;
using static Ledger.Domain.Aarsstatus.Aarstilstand;

namespace Ledger.Domain.Tests.Aarstilstander;

public sealed class AarstilstandTests
{
    [Test]
    public void States_move_along_the_table_only() => Gen.Enum<Aarstilstand>().Array[1, 30].Sample(forsoek =>
    {
        var gang = new List<Aarstilstand> { Aapen };
        foreach (var neste in forsoek)
        {
            if (neste.Foran().Contains(gang[^1]))
            {
                gang.Add(neste);
            }
        }

        return gang.Zip(gang.Skip(1)).All(p => p.Second switch
        {
            Vedtatt => p.First is Avlagt or Revidert,
            Opphevet => p.First == Vedtatt,
            Revidert => p.First == Avlagt,
            Avlagt => p.First == Avsluttet,
            Avsluttet => p.First == Aapen,
            _ => p.First is not (Aapen or Vedtatt),
        });
    });

    [TestCase("2026-02-22", "")]
    [TestCase("2026-02-23", "avlagt_etter_fristen")]
    public void The_presentation_has_a_deadline(string dato, string kode) => Assert.That(
        string.Join(',', Aarsfrister.Finn(new Tilstandsskifte(Regnskapsaar.Fra(2025), Avlagt, Avsluttet, DateOnly.Parse(dato, null))).Select(f => f.Kode)),
        Is.EqualTo(kode));

    [TestCase("2026-06-30", "2026-07-30", true, "")]
    [TestCase("2026-07-01", "2026-07-31", true, "regnskap_vedtatt_etter_fristen")]
    [TestCase("2026-06-30", "2026-07-31", false, "vedtatt_foer_revidert,sendt_etter_fristen")]
    public void So_has_the_adoption(string dato, string sendt, bool revidert, string koder) => Assert.That(
        string.Join(',', Aarsfrister.Finn(new Tilstandsskifte(
            Regnskapsaar.Fra(2025), Vedtatt, revidert ? Revidert : Avlagt, DateOnly.Parse(dato, null), null, DateOnly.Parse(sendt, null))).Select(f => f.Kode)),
        Is.EqualTo(koder));
}
