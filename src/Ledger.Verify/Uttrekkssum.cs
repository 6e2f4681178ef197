using Ledger.Domain.Budsjett;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Inngaaendebalanse;
using Ledger.Domain.Kjede;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Verify;

/// <summary>What the entries of an extract add up to: the accounts and the budget of each year, and the statements of them.</summary>
internal sealed class Uttrekkssum(LedgerId ledger)
{
    private readonly Dictionary<(int Aar, Dimensjon Dimensjon, Saldoslag Slag, Periode Periode), (Int128 Beloep, long Antall)> _saldo = [];

    public long Rader { get; private set; }

    /// <summary>How many texts are deleted, of which only the hashes are left.</summary>
    public long Slettede { get; private set; }

    private IEnumerable<int> Aarene => _saldo.Keys.Select(k => k.Aar).Distinct().Order();

    public void Ta(Lestpost post)
    {
        Rader += post.Rader.Count;
        Slettede += post.Tekster.Select(t => t.Tekst).Append(post.Tekst)
            .Concat(post.Rader.SelectMany(r => new[] { r.Tekst, r.Motpart, r.Dokument })).LongCount(t => t.ErSlettet);
        foreach (var rad in post.Rader)
        {
            Ta(post, rad);
        }
    }

    public bool Har(int aar) => _saldo.Keys.Any(k => k.Aar == aar);

    public Saldokube Kube(Regnskapsaar aar, long versjon) => new(ledger, aar, versjon, _saldo.Where(s => s.Key.Aar == aar.Aar)
        .Select(s => new Saldopost(s.Key.Dimensjon, s.Key.Slag, s.Key.Periode, Beloep.FraOere(s.Value.Beloep), s.Value.Antall)));

    /// <summary>Writes the statements of each year, and how each year's opening balance agrees with the closing balance before it.</summary>
    public void Skriv(long versjon, TextWriter ut)
    {
        foreach (var aar in Aarene.Select(Regnskapsaar.Fra))
        {
            SkrivOppstillingene(aar, Kube(aar, versjon), ut);
        }

        foreach (var aar in Aarene.Where(a => Har(a - 1)).Select(Regnskapsaar.Fra))
        {
            var s = Balansesammenligning.Sammenlign(Kube(aar.Forrige, versjon), Kube(aar, versjon));
            ut.WriteLine($"\nInngående balanse {aar} mot utgående balanse {aar.Forrige}: {s.AntallAvvik} avvik, til sammen {Kronetekst.Kr(s.SumAbsolutt)}");
        }
    }

    private static void SkrivOppstillingene(Regnskapsaar aar, Saldokube kube, TextWriter ut)
    {
        var grunnlag = new Oppstillingsgrunnlag(
            kube, null, Organisasjonsplan.Tom, new Dictionary<Fondskode, Fondsopplysning>(), Periode.Aarsavslutning);

        // Those by area are not found here: they need the organisation, and sum to the first paragraph's posts.
        foreach (var definisjon in InnebygdeOppstillinger.Ider.Select(id => InnebygdeOppstillinger.Finn(id, aar)).OfType<Oppstillingsdefinisjon>())
        {
            ut.WriteLine($"\n{aar} {definisjon.Id} {definisjon.Navn} (hovedbokens fortegn, kroner): opprinnelig | revidert | regnskap");
            foreach (var l in Oppstillingsmotor.Beregn(definisjon, grunnlag).Linjer)
            {
                ut.WriteLine($"{l.Definisjon.Post,-14} {l.Definisjon.Tekst,-75} {l.OpprinneligBudsjett,20} {l.RevidertBudsjett,20} {l.Regnskap,20}");
            }
        }
    }

    private void Ta(Lestpost post, Lestrad rad)
    {
        if (post.Slag == Journalslag.Bilag)
        {
            Legg((post.Ledd.Aar, rad.Dimensjon, Saldoslag.Regnskap, Periode.Fra(post.Periode!.Value)), rad.Beloep.Oere);
            return;
        }

        var slag = post.Type?.ErIOpprinnelig() == true ? Saldoslag.OpprinneligBudsjett : Saldoslag.Budsjettendring;
        var maaneder = Periodisering.Parse(rad.Periodisering!).Fordel(rad.Beloep);
        for (var m = 0; m < maaneder.Length; m++)
        {
            Legg((post.Ledd.Aar, rad.Dimensjon, slag, Periode.Fra(m + 1)), maaneder[m].Oere);
        }
    }

    private void Legg((int, Dimensjon, Saldoslag, Periode) noekkel, long oere)
    {
        var foer = _saldo.GetValueOrDefault(noekkel);
        _saldo[noekkel] = (foer.Beloep + oere, foer.Antall + 1);
    }
}
