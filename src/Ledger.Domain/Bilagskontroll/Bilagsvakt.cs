using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Bilagskontroll;

/// <summary>
/// Looks at whole bilag that somebody books here, one after the other: refuses those that make the accounts false, and gathers what is told of
/// all of them together. What a source has booked already is told of elsewhere, and never refused. Not safe for use by two threads.
/// </summary>
/// <param name="idag">The day of booking.</param>
/// <param name="historikk">Marks of the closing may be brought in.</param>
/// <param name="registrar">Who books; null for reversals, which are approved as what they reverse.</param>
public sealed class Bilagsvakt(Bokfoeringsgrunnlag grunnlag, DateOnly idag, Feilsamling feil, bool historikk, string? registrar)
{
    private readonly Dictionary<Fondskode, Beloep> _fond = [];
    private readonly List<(Faktura Faktura, long? Linje)> _fakturaer = [];

    /// <summary>Invoices are to be found: it costs a look at the texts of each row.</summary>
    public bool FinnerFakturaer { get; init; }

    /// <summary>The invoices of what was taken, with where each begins in the body.</summary>
    public IReadOnlyList<(Faktura Faktura, long? Linje)> Fakturaene => _fakturaer;

    /// <summary>Some row has a mark of the closing, and none may.</summary>
    public bool HarMerker { get; private set; }

    /// <summary>What each fund gains in its chapter. Kroner, positive when there is more money.</summary>
    public IReadOnlyDictionary<Fondskode, Beloep> Fond => _fond;

    /// <summary>Takes a bilag; false when it is refused.</summary>
    /// <param name="linje">Where it begins in the body; null when it has no lines.</param>
    public bool Ta(Bilag bilag, long? linje)
    {
        var before = feil.AntallFeil;
        var (memoria, fondsarter, merker, debet) = (default(Beloep), false, 0, default(Beloep));
        for (var i = 0; i < bilag.Posteringer.Count; i++)
        {
            var rad = bilag.Posteringer[i];
            var d = rad.Dimensjon;
            TellMotpart(d, rad.Beloep, bilag.Dato, linje);
            merker += d.Merke == Avslutningsmerke.Ingen ? 0 : 1;
            debet += rad.Beloep > default(Beloep) ? rad.Beloep : default;
            if (d.Kontoklasse != Kontoklasse.Balanse)
            {
                fondsarter |= Fondstyper.ErFondsart(d.Art);
                continue;
            }

            memoria += d.Kapittel.Nummer is 9100 or 9110 or 9200 or 9999 ? rad.Beloep : default;
            if (!d.Fond.ErTom && Fondstyper.ErFondskapittel(d.Kapittel))
            {
                _fond[d.Fond] = _fond.GetValueOrDefault(d.Fond) - rad.Beloep;
            }
        }

        Stans("kapittel", memoria.ErNull ? [] : Bilagsfunn.Memoria(bilag.Posteringer, fraKilde: false));
        Stans("fond", fondsarter ? Bilagsfunn.Fondsbruk(bilag.Posteringer, grunnlag.Fond, grunnlag.Aar, fraKilde: false) : []);
        Stans("merke", merker > 0 && !historikk ? Bilagsfunn.Merker(bilag.Posteringer) : []);
        foreach (var (felt, kode, melding) in registrar is null ? []
            : Attestasjonskontroll.Finn(grunnlag.Attestasjon, bilag.Godkjenning, debet, bilag.Kilde, registrar))
        {
            feil.Avvis(linje, felt, kode, melding);
        }

        HarMerker |= merker > 0 && !historikk;
        if (FinnerFakturaer)
        {
            _fakturaer.AddRange(Fakturaer.Av(bilag).Select(f => (f, linje)));
        }

        if (bilag.Dato > idag)
        {
            feil.Tell(
                Funnregler.FremtidigDato.Kode, "bilagsdato", null, "Bilagsdatoen er etter i dag.", linje, default, bilag.Posteringer.Count);
        }

        return feil.AntallFeil == before;

        void Stans(string felt, IEnumerable<Funn> funn)
        {
            foreach (var f in funn)
            {
                feil.Avvis(linje, felt, f.Kode, f.Melding);
            }
        }
    }

    /// <summary>Tells of a unit whose accounts end, or begin, within the year. One without accounts in all of it is told of by its rows.</summary>
    private void TellMotpart(in Dimensjon d, Beloep beloep, DateOnly dato, long? linje)
    {
        if (d.Egne is { Motpartsenhet: { Length: > 0 } motpart } && grunnlag.Enheter.TryGetValue(motpart, out var enhet)
            && enhet.HarAaret(grunnlag.Aar.Aar) && !enhet.HarDagen(dato))
        {
            feil.Tell(Funnregler.MotpartUtenRegnskap.Kode, "motpartsenhet", motpart, Motparter.UtenRegnskap(enhet), linje, beloep);
        }
    }
}
