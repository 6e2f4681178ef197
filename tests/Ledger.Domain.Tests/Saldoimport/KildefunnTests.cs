using System.Globalization;
using Ledger.Domain.Saldoimport;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Saldoimport;

public sealed class KildefunnTests
{
    [TestCase("2026-03-02T02:00Z", "2026-03-03T14:00Z", false, false, TestName = "36 hours: the night came")]
    [TestCase("2026-03-02T02:00Z", "2026-03-03T14:01Z", false, true, TestName = "A minute more: it did not")]
    [TestCase("2026-03-02T02:00Z", "2026-03-09T02:00Z", true, false, TestName = "Nothing more is to come in a closed year")]
    [TestCase("2026-12-30T02:00Z", "2027-01-09T02:00Z", false, true, TestName = "The year is open into the next")]
    [TestCase("2026-12-30T02:00Z", "2028-01-09T02:00Z", false, false, TestName = "And no further")]
    [TestCase("", "2026-03-09T02:00Z", false, false, TestName = "Nobody knows when it was heard from")]
    public void A_night_that_did_not_come_is_told(string sist, string naa, bool erAvsluttet, bool uteble)
    {
        var funn = Kildefunn.Uteble("okonomi", sist.Length == 0 ? null : Tid(sist), Tid(naa), Regnskapsaar.Fra(2026), erAvsluttet);
        Assert.That((funn?.Kode, funn?.Verdi), Is.EqualTo(uteble ? ("kilde_uteble", "okonomi") : (null, (string?)null)));
    }

    private static DateTimeOffset Tid(string tekst) => DateTimeOffset.Parse(tekst, CultureInfo.InvariantCulture);
}
