using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Finans.Register;

/// <summary>A fact that was read from a row and is not yet taken.</summary>
public sealed record Sendtpost(long? Linje, Finanspost Post);

/// <summary>What facts must agree with: the definitions, the facts that are there, and each other. All rows of an import are looked at together.</summary>
public sealed class Postregler
{
    /// <summary>Rates up to this are likely to be shares that somebody forgot to multiply by 100.</summary>
    private const decimal MestBroek = 0.2m;

    private static readonly DateOnly Tidligst = new(1900, 1, 1);

    private readonly Finansdefinisjoner _definisjoner;
    private readonly Dictionary<string, Finanspost> _kjente;
    private readonly HashSet<string> _erstattet;
    private readonly Dictionary<string, Beholdning> _beholdninger;
    private readonly Dictionary<string, Laan> _laan;
    private readonly HashSet<string> _portefoeljer;
    private readonly HashSet<(string, DateOnly)> _verdsatt;
    private readonly Dictionary<string, int> _bevegelser;
    private readonly DateOnly _iDag;
    private readonly Feilsamling _feil;

    private Postregler(Finansdefinisjoner definisjoner, IReadOnlyCollection<Finanspost> foer, DateOnly iDag, Feilsamling feil)
    {
        (_definisjoner, _iDag, _feil) = (definisjoner, iDag, feil);
        _kjente = foer.ToDictionary(p => p.Referanse, StringComparer.Ordinal);
        _erstattet = foer.Where(p => p.Erstatter is not null).Select(p => p.Erstatter!).ToHashSet(StringComparer.Ordinal);
        _beholdninger = definisjoner.Beholdninger.ToDictionary(b => b.Kode, StringComparer.Ordinal);
        _laan = definisjoner.Laan.ToDictionary(l => l.Kode, StringComparer.Ordinal);
        _portefoeljer = definisjoner.Portefoeljer.Select(p => p.Kode).ToHashSet(StringComparer.Ordinal);
        var gjeldende = new Finansregister(definisjoner, foer).Gjeldende;
        _verdsatt = gjeldende.Where(p => p.Slag == Postslag.Verdsetting).Select(p => (p.Objekt, p.Dato)).ToHashSet();
        _bevegelser = gjeldende.Where(p => p.Slag == Postslag.Laanebevegelse).GroupBy(p => p.Objekt).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>Looks at the rows of an import.</summary>
    /// <param name="foer">All facts that there are, also replaced ones.</param>
    /// <param name="feil">Takes what is wrong. The rows may be written when it has no errors.</param>
    public static void Proev(
        Finansdefinisjoner definisjoner, IReadOnlyCollection<Finanspost> foer, IReadOnlyList<Sendtpost> sendte, DateOnly iDag, Feilsamling feil)
    {
        var regler = new Postregler(definisjoner, foer, iDag, feil);
        foreach (var sendt in sendte)
        {
            regler.Ta(sendt);
        }

        // Rules across rows are checked only when each row is valid by itself.
        if (!feil.HarFeil)
        {
            regler.ProevSamlet(new(definisjoner, [.. foer, .. sendte.Select(s => s.Post)]), sendte);
        }
    }

    private void Ta(Sendtpost sendt)
    {
        var (linje, post) = (sendt.Linje, sendt.Post);
        void Avvis(string felt, string kode, string melding) => _feil.Avvis(linje, felt, kode, melding);
        if (!_kjente.TryAdd(post.Referanse, post))
        {
            Avvis("referanse", Feilkoder.ReferanseFinnes, $"Referansen «{post.Referanse}» er brukt før.");
        }

        var gammel = post.Erstatter is null ? null : _kjente.GetValueOrDefault(post.Erstatter);
        if (post.Erstatter is not null)
        {
            ProevErstatning(post, gammel, Avvis);
        }

        ProevObjekt(post, Avvis);
        if (post.Dato < Tidligst)
        {
            Avvis("dato", Feilkoder.UtenforOmraadet, $"Den tidligste datoen er {Tidligst:yyyy-MM-dd}.");
        }

        if (post.Dato > _iDag && post.Slag != Postslag.Rentevilkaar)
        {
            Avvis("dato", Feilkoder.FremtidigDato, $"{post.Dato:yyyy-MM-dd} er ikke kommet.");
        }

        if (!post.Annullerer)
        {
            ProevInnhold(post, gammel, Avvis, linje);
        }
    }

    private void ProevErstatning(Finanspost post, Finanspost? gammel, Action<string, string, string> avvis)
    {
        if (gammel is null || gammel == post)
        {
            avvis("erstatter", Feilkoder.ErstatterUkjent, $"Det finnes ingen post «{post.Erstatter}».");
        }
        else if (gammel.Slag != post.Slag || gammel.Objekt != post.Objekt)
        {
            avvis("erstatter", Feilkoder.ErstatterAnnetObjekt, $"«{post.Erstatter}» er {gammel.Slag.Ord()} på {gammel.Objekt}.");
        }
        else if (!_erstattet.Add(post.Erstatter!))
        {
            avvis("erstatter", Feilkoder.AlleredeErstattet, $"«{post.Erstatter}» er erstattet før.");
        }
        else if (!gammel.Annullerer)
        {
            // The replaced row frees its place for later rows of this import too.
            if (gammel.Slag == Postslag.Verdsetting)
            {
                _verdsatt.Remove((gammel.Objekt, gammel.Dato));
            }
            else if (gammel.Slag == Postslag.Laanebevegelse)
            {
                _bevegelser[gammel.Objekt] = _bevegelser.GetValueOrDefault(gammel.Objekt) - 1;
            }
        }
    }

    private void ProevObjekt(Finanspost post, Action<string, string, string> avvis)
    {
        switch (post.Slag)
        {
            case Postslag.Verdsetting or Postslag.Stroem when !_beholdninger.ContainsKey(post.Objekt):
                avvis("objekt", Feilkoder.UkjentBeholdning, $"Beholdningen «{post.Objekt}» er ikke definert.");
                break;
            case Postslag.Resultatpost or Postslag.Mellomvaerende when !_portefoeljer.Contains(post.Objekt):
                avvis("objekt", Feilkoder.UkjentPortefoelje, $"Porteføljen «{post.Objekt}» er ikke definert.");
                break;
            case Postslag.Laanebevegelse or Postslag.Rentevilkaar when !_laan.ContainsKey(post.Objekt):
                avvis("objekt", Feilkoder.UkjentLaan, $"Lånet «{post.Objekt}» er ikke definert.");
                break;
        }

        var ukjent = post.Motobjekt is not null && post.Slag switch
        {
            Postslag.Stroem => !_beholdninger.ContainsKey(post.Motobjekt),
            Postslag.Laanebevegelse => !_laan.ContainsKey(post.Motobjekt),
            _ => false,
        };
        if (ukjent)
        {
            avvis("motobjekt", Feilkoder.UkjentMotobjekt, $"«{post.Motobjekt}» er ikke definert.");
        }
        else if (post.Slag is Postslag.Stroem or Postslag.Laanebevegelse && post.Motobjekt == post.Objekt)
        {
            avvis("motobjekt", Feilkoder.UgyldigKombinasjon, $"motobjekt er et annet enn {post.Objekt}.");
        }
    }

    private void ProevInnhold(Finanspost post, Finanspost? gammel, Action<string, string, string> avvis, long? linje)
    {
        switch (post.Slag)
        {
            case Postslag.Verdsetting:
                ProevVerdsetting(post, avvis);
                break;
            case Postslag.Stroem when Finansord.TryLes<Stroemtype>(post.Type, out var type):
                ProevFortegn(post, type == Stroemtype.Innskudd ? 1 : type == Stroemtype.Uttak ? -1 : 0, avvis);
                if (type is Stroemtype.Rebalansering or Stroemtype.Overfoering && post.Motobjekt is null)
                {
                    avvis("motobjekt", Feilkoder.Mangler, $"En {post.Type} nevner hvor pengene går i motobjekt.");
                }

                break;
            case Postslag.Laanebevegelse when Finansord.TryLes<Bevegelsestype>(post.Type, out var type):
                ProevBevegelse(post, type, gammel, avvis);
                break;
            case Postslag.Rentevilkaar:
                if (post.Til <= post.Dato)
                {
                    avvis("til", Feilkoder.TilFoerFra, "til er etter dato.");
                }

                break;
        }

        if (post.Slag is Postslag.Rentevilkaar or Postslag.Markedsrente && post.Prosent is > 0m and < MestBroek)
        {
            _feil.Varsle(linje, "prosent", Feilkoder.ProsentSomBroek, $"{post.Prosent} er mindre enn 0,2 prosent. 4,2 prosent skrives 4.2.");
        }
    }

    private void ProevVerdsetting(Finanspost post, Action<string, string, string> avvis)
    {
        if (post.Beloep < 0m && _beholdninger.TryGetValue(post.Objekt, out var b) && b.Klasse is not (Aktivaklasse.Bank or Aktivaklasse.Derivat))
        {
            avvis("beloep", Feilkoder.NegativVerdi, "Bare bankkontoer og derivater kan ha negativ verdi.");
        }

        if (!_verdsatt.Add((post.Objekt, post.Dato)))
        {
            avvis("dato", Feilkoder.VerdsettingFinnes, $"{post.Objekt} er verdsatt {post.Dato:yyyy-MM-dd} før; en ny verdi erstatter den gamle.");
        }
    }

    private void ProevBevegelse(Finanspost post, Bevegelsestype type, Finanspost? gammel, Action<string, string, string> avvis)
    {
        ProevFortegn(post, type is Bevegelsestype.Opptak or Bevegelsestype.Refinansiering or Bevegelsestype.Inngaaende ? 1 : -1, avvis);
        if (_laan.TryGetValue(post.Objekt, out var laan) && (post.Dato < laan.FoersteUtbetaling || post.Dato > laan.Forfall))
        {
            avvis(
                "dato", Feilkoder.BevegelseUtenforLoepetid,
                $"{post.Objekt} løper fra {laan.FoersteUtbetaling:yyyy-MM-dd} til {laan.Forfall:yyyy-MM-dd}.");
        }

        if (_bevegelser.GetValueOrDefault(post.Objekt) > 0 && type == Bevegelsestype.Inngaaende && gammel?.Type != post.Type)
        {
            avvis("type", Feilkoder.InngaaendeIkkeFoerst, $"{post.Objekt} har rader fra før.");
        }

        _bevegelser[post.Objekt] = _bevegelser.GetValueOrDefault(post.Objekt) + 1;

        if (type == Bevegelsestype.Refinansiering && post.Motobjekt is null)
        {
            avvis("motobjekt", Feilkoder.Mangler, "En refinansiering nevner lånet som innfris, i motobjekt.");
        }
    }

    private static void ProevFortegn(Finanspost post, int fortegn, Action<string, string, string> avvis)
    {
        if (fortegn != 0 && post.Beloep * fortegn <= 0m)
        {
            avvis("beloep", Feilkoder.FeilFortegn, $"{post.Type} er et {(fortegn > 0 ? "positivt" : "negativt")} beløp.");
        }
    }

    private void ProevSamlet(Finansregister register, IReadOnlyList<Sendtpost> sendte)
    {
        foreach (var kode in sendte.Where(s => s.Post.Slag == Postslag.Laanebevegelse).Select(s => s.Post.Objekt).Distinct())
        {
            if (ProevInngaaende(register, kode, sendte))
            {
                ProevRestgjeld(register, kode, sendte);
            }
        }

        ProevRefinansieringer(register, sendte);

        foreach (var sendt in sendte.Where(s => s.Post.Slag == Postslag.Rentevilkaar && !s.Post.Annullerer))
        {
            ProevOverlapp(register, sendt);
        }

        ProevRebalansering(register, sendte);
    }

    /// <summary>What moved before the balance that the register begins with, is in that balance.</summary>
    private bool ProevInngaaende(Finansregister register, string kode, IReadOnlyList<Sendtpost> sendte)
    {
        var poster = register.Poster(Postslag.Laanebevegelse, kode);
        if (poster.FirstOrDefault(p => p.Type == Bevegelsestype.Inngaaende.Ord()) is not { } inngaaende)
        {
            return true;
        }

        var foer = poster.Where(p => p.Dato < inngaaende.Dato).Select(p => p.Referanse).ToHashSet(StringComparer.Ordinal);
        var feil = sendte.Where(s => foer.Contains(s.Post.Referanse)).ToList();
        foreach (var sendt in feil)
        {
            _feil.Avvis(
                sendt.Linje, "dato", Feilkoder.InngaaendeIkkeFoerst,
                $"{kode} begynner med restgjelden {inngaaende.Dato:yyyy-MM-dd}, som det som var før, er med i.");
        }

        return feil.Count == 0;
    }

    private void ProevRestgjeld(Finansregister register, string kode, IReadOnlyList<Sendtpost> sendte)
    {
        var sum = 0m;
        foreach (var dag in register.Poster(Postslag.Laanebevegelse, kode).GroupBy(p => p.Dato))
        {
            sum += dag.Sum(p => p.Beloep ?? 0m);
            if (sum < 0m)
            {
                // The last of the rows that lower the balance by then; else the last that has to do with it.
                var rader = sendte.Where(s => s.Post.Slag == Postslag.Laanebevegelse && s.Post.Objekt == kode).ToList();
                var sendt = rader.LastOrDefault(s => s.Post.Dato <= dag.Key && (s.Post.Beloep < 0m || s.Post.Erstatter is not null)) ?? rader[^1];
                _feil.Avvis(sendt.Linje, "beloep", Feilkoder.RestgjeldNegativ, $"{kode} ville hatt {sum:0.00} i restgjeld {dag.Key:yyyy-MM-dd}.");
                return;
            }
        }
    }

    /// <summary>Each refinancing has a redemption that names it back, also after one of the two was replaced or taken away.</summary>
    private void ProevRefinansieringer(Finansregister register, IReadOnlyList<Sendtpost> sendte)
    {
        var rader = sendte.Where(s => s.Post.Slag == Postslag.Laanebevegelse).ToList();
        var beroert = rader.Select(s => s.Post.Objekt).ToHashSet(StringComparer.Ordinal);
        (string Fra, string Til, DateOnly Dato, decimal? Beloep, bool Refinansierer) Noekkel(Finanspost p) =>
            (p.Objekt, p.Motobjekt!, p.Dato, p.Beloep, p.Type == Bevegelsestype.Refinansiering.Ord());
        var par = register.Gjeldende.Where(p => p is { Slag: Postslag.Laanebevegelse, Motobjekt: not null }).ToLookup(Noekkel);
        foreach (var (fra, til, dato, beloep, refinansierer) in par.Select(g => g.Key).Where(n => beroert.Contains(n.Fra) || beroert.Contains(n.Til)))
        {
            if (par[(fra, til, dato, beloep, refinansierer)].Count() != par[(til, fra, dato, -beloep, !refinansierer)].Count())
            {
                var rad = rader.Find(s => s.Post.Objekt == fra && s.Post.Dato == dato) ?? rader.Find(s => s.Post.Objekt == fra || s.Post.Objekt == til)!;
                _feil.Avvis(
                    rad.Linje, "motobjekt", Feilkoder.RefinansieringUlik,
                    $"{til} og {fra} nevner ikke hverandre med en refinansiering og en innfrielse {dato:yyyy-MM-dd} på samme beløp.");
            }
        }
    }

    /// <summary>A fixed rate holds to its end: another that begins within it must say that it takes its place.</summary>
    private void ProevOverlapp(Finansregister register, Sendtpost sendt)
    {
        var post = sendt.Post;
        var fast = Rentetype.Fast.Ord();
        var andre = register.Poster(Postslag.Rentevilkaar, post.Objekt).Where(p => p.Referanse != post.Referanse);
        if (andre.FirstOrDefault(p => (p.Type == fast && p.Dato <= post.Dato && post.Dato < p.Til)
            || (post.Type == fast && post.Dato <= p.Dato && p.Dato < post.Til)) is { } annen)
        {
            _feil.Avvis(
                sendt.Linje, "dato", Feilkoder.RentevilkaarOverlapper,
                $"{post.Objekt} har rentevilkår fra {annen.Dato:yyyy-MM-dd} til {annen.Til:yyyy-MM-dd} («{annen.Referanse}»).");
        }
    }

    private void ProevRebalansering(Finansregister register, IReadOnlyList<Sendtpost> sendte)
    {
        bool Innenfor(Finanspost p) => p.Slag == Postslag.Stroem && (p.Type == Stroemtype.Rebalansering.Ord() || p.Type == Stroemtype.Overfoering.Ord());
        (string Portefoelje, DateOnly Dato, string? Type) Noekkel(Finanspost p) => (_beholdninger[p.Objekt].Portefoelje, p.Dato, p.Type);
        var summer = register.Gjeldende.Where(Innenfor).GroupBy(Noekkel).ToDictionary(g => g.Key, g => g.Sum(p => p.Beloep ?? 0m));
        // A row that takes the place of one touches the day of both.
        var beroert = sendte.SelectMany(s => new[] { s.Post, s.Post.Erstatter is { } gammel ? _kjente.GetValueOrDefault(gammel) : null }
            .OfType<Finanspost>().Where(Innenfor).Select(p => (s.Linje, Noekkel: Noekkel(p))));
        foreach (var gruppe in beroert.GroupBy(b => b.Noekkel).Where(g => summer.GetValueOrDefault(g.Key) != 0m))
        {
            _feil.Avvis(
                gruppe.First().Linje, "beloep", Feilkoder.RebalanseringGaarIkkeINull,
                $"{gruppe.Key.Type} i {gruppe.Key.Portefoelje} {gruppe.Key.Dato:yyyy-MM-dd} summerer til {Kronetekst.Kr(summer[gruppe.Key])} og ikke 0.");
        }
    }
}
