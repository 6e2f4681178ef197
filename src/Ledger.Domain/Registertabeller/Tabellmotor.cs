using System.Globalization;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registertabeller;

/// <summary>Computes a table: the rows of its register, their columns, and the sums of groups.</summary>
public sealed class Tabellmotor
{
    /// <summary>The registers whose objects are a dimension of the ledger.</summary>
    public const string Prosjekt = "prosjekt", Tiltak = "tiltak";

    private readonly Tabellgrunnlag _grunnlag;
    private readonly Tabelldefinisjon _tabell;
    private readonly Dictionary<string, ILookup<string, (Ansvar Ansvar, Beloep Beloep)>> _beloep = new(StringComparer.Ordinal);
    private readonly Dictionary<Ansvar, int> _orden;
    private readonly Dictionary<string, int> _plasser;
    private readonly DateOnly _slutt;
    private readonly Tabellberegning? _forrige;
    private readonly Tabellberegning _beregning = new();
    private readonly Indikatorverdier _indikatorer;

    private Tabellmotor(Tabellgrunnlag grunnlag, Tabellberegning? forrige)
    {
        (_grunnlag, _tabell, _forrige) = (grunnlag, grunnlag.Tabell, forrige);
        _indikatorer = new(grunnlag);
        _orden = grunnlag.Organisasjon.Tre().Select((e, i) => (e, i)).ToDictionary(e => e.e.Kode, e => e.i);
        _slutt = SisteDag(grunnlag.Aar, grunnlag.TilPeriode);
        _plasser = _tabell.Kolonner.Select((k, i) => (k.Id, i)).ToDictionary(k => k.Id, k => k.i, StringComparer.Ordinal);
        if (_tabell.Register.Id == Prosjekt)
        {
            Prosjektbeloep.Les(grunnlag, _beloep);
        }

        foreach (var kolonne in _tabell.Kolonner.Where(k => k.Kilde is Tabellkilde.Hovedbok && !_beloep.ContainsKey(k.Id)))
        {
            var kilde = (Tabellkilde.Hovedbok)kolonne.Kilde;
            _beloep[kolonne.Id] = _tabell.Register.Id == Prosjekt && kilde.ErSerie ? Prosjektbeloep.AvSerie(grunnlag, kolonne)
                : Tiltaksbeloep.Av(grunnlag, kilde);
        }
    }

    public static IReadOnlyList<Tabellrad> Beregn(Tabellgrunnlag grunnlag) => Beregn(grunnlag, null).Rader;

    /// <param name="forrige">The same table as it was computed of another state, to take what did not change from.</param>
    public static Tabellberegning Beregn(Tabellgrunnlag grunnlag, Tabellberegning? forrige) => new Tabellmotor(grunnlag, forrige).Beregn();

    /// <summary>The last day of a period; the last of the year for the closing.</summary>
    public static DateOnly SisteDag(int aar, Periode periode) => periode.Nummer is > 0 and < 12
        ? new DateOnly(aar, periode.Nummer, DateTime.DaysInMonth(aar, periode.Nummer)) : new DateOnly(aar, 12, 31);

    private Tabellberegning Beregn()
    {
        var rader = new List<(Registerobjekt Objekt, Tabellrad? Rad, Enhet? Enhet)>();
        var medRad = new HashSet<string>(StringComparer.Ordinal);
        var under = _grunnlag.Bare.ErTom ? null : _grunnlag.Organisasjon.MedUnderordnede(_grunnlag.Bare).ToHashSet();
        foreach (var objekt in _grunnlag.MedRad(_slutt))
        {
            medRad.Add(objekt.Kode);
            var enheter = Enheter(objekt);
            foreach (var enhet in enheter)
            {
                var egen = enhet.ErTom ? default : _grunnlag.Organisasjon.Finn(enhet);
                var rad = Rad(objekt, enhet, egen, enheter.Count == 1);
                if ((_tabell.Rader.UtenTall || HarTall(rad)) && (under is null || (egen is not null && under.Contains(egen.Kode))))
                {
                    rader.Add((objekt, rad, egen));
                }
            }
        }

        if (_tabell.Rader.AlleEnheter)
        {
            rader.AddRange(UtenRader([.. rader.Select(r => r.Enhet)], under));
        }

        var svar = new List<Tabellrad>();
        Grupper(rader, Nivaaer(), svar);
        if (under is null && _tabell.Register.Id == Prosjekt && _beloep.Count > 0)
        {
            svar.Add(Resten(Tabellradtype.UtenEier, "Prosjekter uten rad", kode => kode.Length > 0 && !medRad.Contains(kode)));
            svar.Add(Resten(Tabellradtype.UtenProsjekt, "Uten prosjekt", kode => kode.Length == 0));
        }

        if (_tabell.Summer.Contains(Tabelldefinisjon.Alle))
        {
            svar.Add(Sum("sum:alle", null, "Sum", Tabelldefinisjon.Alle, null, [.. rader.Select(r => r.Rad).OfType<Tabellrad>()]));
        }

        _beregning.Rader = svar;
        return _beregning;
    }

    /// <summary>The row of an object, on one of its units: as it was, when nothing that it stands on is another.</summary>
    private Tabellrad Rad(Registerobjekt objekt, Ansvar enhet, Enhet? egen, bool erEneste)
    {
        var id = erEneste ? objekt.Kode : $"{objekt.Kode}@{enhet}";
        var sagt = _grunnlag.Tilstand.Sagt($"{_tabell.Register.Id}:{objekt.Kode}");
        var kan = _indikatorer.Regner(objekt) ? null : _forrige;
        var rad = kan?.Finn(id, objekt, sagt, enhet, egen) is { } kjent && HarBeloepene(kjent, objekt, enhet) ? kjent
            : new(id, objekt.Kode, objekt.Navn, Tabellradtype.Rad, null, egen, Celler((k, _) => Celle(k, objekt, enhet, erEneste)));
        _beregning.Legg(objekt, sagt, enhet, rad);
        return rad;
    }

    private bool HarBeloepene(Tabellrad rad, Registerobjekt objekt, Ansvar enhet)
    {
        for (var i = 0; i < _tabell.Kolonner.Count; i++)
        {
            if (_tabell.Kolonner[i] is { Kilde: Tabellkilde.Hovedbok kilde } kolonne
                && rad.Celler[i].Tall != Beloepet(kolonne, kilde, objekt, _tabell.Rader.PerEnhet ? enhet : default).Tall)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The units without units below them that have no row, each in the place of one, so that its groups have their sums.</summary>
    private IEnumerable<(Registerobjekt Objekt, Tabellrad? Rad, Enhet? Enhet)> UtenRader(HashSet<Enhet?> medRad, HashSet<Ansvar>? under)
    {
        var over = _grunnlag.Organisasjon.Tre().Select(e => e.Overordnet).ToHashSet();
        var kolonner = _tabell.Gruppering.Where(g => _tabell.Register.Finn(g) is { Type: Felttype.Enhet }).ToList();
        return _grunnlag.Organisasjon.Tre().Where(e => !over.Contains(e.Kode) && !medRad.Contains(e) && under?.Contains(e.Kode) != false)
            .Select(e => (new Registerobjekt("", "", kolonner.ToDictionary(k => k, _ => e.Kode.ToString()), null, null), (Tabellrad?)null, (Enhet?)e));
    }

    private static bool HarTall(Tabellrad rad) => rad.Celler.Alle.Any(c => c.Tall is not null and not 0m || c.Merke is not null);

    /// <summary>The groups, the widest first; a direktørområde that is only summed lies around the units.</summary>
    private List<string> Nivaaer()
    {
        var gruppering = _tabell.Gruppering.ToList();
        if (_tabell.Summer.Contains(Tabelldefinisjon.Direktoromraade) && !gruppering.Contains(Tabelldefinisjon.Direktoromraade))
        {
            gruppering.Insert(0, Tabelldefinisjon.Direktoromraade);
        }

        return gruppering;
    }

    private void Grupper(List<(Registerobjekt Objekt, Tabellrad? Rad, Enhet? Enhet)> rader, List<string> nivaaer, List<Tabellrad> svar)
    {
        if (nivaaer.Count == 0)
        {
            svar.AddRange(rader.Select(r => r.Rad).OfType<Tabellrad>());
            return;
        }

        var nivaa = nivaaer[0];
        foreach (var gruppe in rader.GroupBy(r => Gruppe(nivaa, r.Objekt, r.Rad, r.Enhet)).OrderBy(g => g.Key.Plass))
        {
            Grupper([.. gruppe], [.. nivaaer.Skip(1)], svar);
            if (_tabell.Summer.Contains(nivaa))
            {
                svar.Add(Sum(
                    $"sum:{svar.Count + 1}", gruppe.Key.Kode, gruppe.Key.Navn, nivaa, gruppe.First().Enhet,
                    [.. gruppe.Select(r => r.Rad).OfType<Tabellrad>()]));
            }
        }
    }

    /// <summary>The group of a row: units in the order of the organisation, all else in the order that the codes come in.</summary>
    private (int Plass, string Kode, string Navn) Gruppe(string nivaa, Registerobjekt objekt, Tabellrad? rad, Enhet? egen)
    {
        var tekst = nivaa is Tabelldefinisjon.Enhet or Tabelldefinisjon.Direktoromraade ? egen?.Kode.ToString()
            : _tabell.Register.Finn(nivaa) is not null ? objekt[nivaa]
            : rad?.Celler.Finn(nivaa)?.Tekst;
        var erEnhet = nivaa is Tabelldefinisjon.Enhet or Tabelldefinisjon.Direktoromraade || _tabell.Register.Finn(nivaa) is { Type: Felttype.Enhet };
        if (!erEnhet || !Ansvar.TryParse(tekst ?? "", out var kode) || _grunnlag.Organisasjon.Finn(kode) is not { } enhet)
        {
            var annet = _tabell.Register.Finn(nivaa) is { Type: Felttype.Objekt, Register: { } register } && tekst is not null
                ? _grunnlag.Tilstand.Finn(register, tekst)?.Verdi.Navn
                : _tabell.Finn(nivaa)?.Kilde is Tabellkilde.Fakta { Slag: Opplysningsslag.Status }
                    ? _tabell.Register.Statuser.FirstOrDefault(s => s.Kode == tekst)?.Navn : null;
            return (erEnhet ? int.MaxValue : 0, tekst ?? "", annet ?? tekst ?? "Uten gruppe");
        }

        while (nivaa == Tabelldefinisjon.Direktoromraade && !enhet.Overordnet.ErTom && _grunnlag.Organisasjon.Finn(enhet.Overordnet) is { } over)
        {
            enhet = over;
        }

        return (_orden[enhet.Kode], enhet.Kode.ToString(), enhet.Navn);
    }

    /// <summary>The units that an object has rows for; none of them when it has but one row.</summary>
    private List<Ansvar> Enheter(Registerobjekt objekt)
    {
        Ansvar egen = default;
        var kolonne = _tabell.Gruppering.Select(_tabell.Register.Finn).FirstOrDefault(k => k is { Type: Felttype.Enhet })
            ?? _tabell.Register.Kolonner.FirstOrDefault(k => k.Type == Felttype.Enhet);
        if (!_tabell.Rader.PerEnhet)
        {
            return [kolonne is not null && Ansvar.TryParse(objekt[kolonne.Id] ?? "", out egen) ? egen : default];
        }

        var meldte = Opplysninger(objekt).Select(o => Ansvar.TryParse(o.Verdi.Noekkel.Enhet, out var a) ? a : default).Where(a => !a.ErTom)
            .Distinct().ToList();
        var dekket = meldte.SelectMany(m => _grunnlag.Organisasjon.MedUnderordnede(m)).ToHashSet();
        var budsjetterte = _beloep.Values.SelectMany(b => b[objekt.Kode]).Where(b => !b.Beloep.ErNull).Select(b => b.Ansvar)
            .Where(a => !a.ErTom && !dekket.Contains(a)).Distinct();
        List<Ansvar> alle = [.. meldte.Concat(budsjetterte).OrderBy(a => _orden.GetValueOrDefault(a, int.MaxValue))];
        return alle.Count > 0 ? alle : [default];
    }

    private IEnumerable<Stand<Opplysning>> Opplysninger(Registerobjekt objekt) => _grunnlag.Tilstand.Opplysninger($"{_tabell.Register.Id}:{objekt.Kode}")
        .Where(o => _grunnlag.SerInterne || o.Verdi.Noekkel.Ekstern || o.Verdi.Noekkel.Slag is not (Opplysningsslag.Kommentar or Opplysningsslag.Forklaring));

    private Tabellceller Celler(Func<Tabellkolonnen, int, Tabellcelle> celle)
    {
        var celler = new Tabellcelle[_tabell.Kolonner.Count];
        for (var i = 0; i < celler.Length; i++)
        {
            celler[i] = _tabell.Kolonner[i].Kilde is Tabellkilde.Formel ? Tabellcelle.Tom : celle(_tabell.Kolonner[i], i);
        }

        // A formula sees another by its expression, so that their order does not matter; whether it is kroner it sees of those before it.
        for (var i = 0; i < celler.Length; i++)
        {
            if (_tabell.Kolonner[i] is { Kilde: Tabellkilde.Formel formel } kolonne)
            {
                celler[i] = new(formel.Uttrykk.Verdi(Verdi), ErBeloep: kolonne.ErBeloep || formel.Uttrykk.ErBeloep(
                    id => _plasser.TryGetValue(id, out var annen) && celler[annen].ErBeloep));
            }
        }

        return new(_plasser, celler);

        decimal? Verdi(string id) => !_plasser.TryGetValue(id, out var plass) ? null
            : _tabell.Kolonner[plass].Kilde is Tabellkilde.Formel annen ? annen.Uttrykk.Verdi(Verdi) : celler[plass].Tall;
    }

    private Tabellcelle Celle(Tabellkolonnen kolonne, Registerobjekt objekt, Ansvar enhet, bool erEneste) => kolonne.Kilde switch
    {
        Tabellkilde.Hovedbok hovedbok => Beloepet(kolonne, hovedbok, objekt, _tabell.Rader.PerEnhet ? enhet : default),
        Tabellkilde.Felt felt => Feltet(felt.Kolonne, objekt),
        Tabellkilde.Fakta fakta => Faktum(kolonne, fakta, objekt, _tabell.Rader.PerEnhet ? enhet : default, erEneste),
        Tabellkilde.Maaloppnaaelse m => Indikatorverdier.Status(
            Celle(kolonne with { Kilde = m.Verdi }, objekt, enhet, erEneste), Celle(kolonne with { Kilde = m.Maaltall }, objekt, enhet, erEneste),
            objekt["retning"]),
        _ => Tabellcelle.Tom,
    };

    private Tabellcelle Beloepet(Tabellkolonnen kolonne, Tabellkilde.Hovedbok kilde, Registerobjekt objekt, Ansvar enhet)
    {
        if (ErUkjent(kilde))
        {
            return new(null, ErBeloep: true);
        }

        if (kilde.Kolonne == "regnskapTidligereAar")
        {
            return new(Beloep.Sum(_grunnlag.TidligereAar(kolonne.Id, objekt.Kode).Select(a => a.Beloep)).Kroner, ErBeloep: true);
        }

        var under = enhet.ErTom ? null : _grunnlag.Organisasjon.MedUnderordnede(enhet).ToHashSet();
        var sum = _beloep[kolonne.Id][objekt.Kode].Where(b => under is null || under.Contains(b.Ansvar)).Aggregate(Beloep.Null, (s, b) => s + b.Beloep);
        return new(sum.Kroner, ErBeloep: true);
    }

    /// <summary>
    /// Nobody knows the column: postings and forecasts have projects but no measures, all other registers are no dimension of the ledger, and a series
    /// that is not named says nothing.
    /// </summary>
    private bool ErUkjent(Tabellkilde.Hovedbok kilde) => _tabell.Register.Id switch
        {
            Prosjekt => false,
            Tiltak => kilde.Kolonne is "regnskap" or "regnskapTidligereAar" or Tabellkilde.Prognose,
            _ => true,
        }
        || (kilde.ErSerie && !_grunnlag.Serier.ContainsKey(kilde.Kolonne));

    private Tabellcelle Feltet(Registerkolonne kolonne, Registerobjekt objekt) =>
        objekt[kolonne.Id] is not { } tekst || !(kolonne.Ekstern || _grunnlag.SerInterne) ? Tabellcelle.Tom
        : kolonne.Tall(tekst) is { } tall ? new(tall, ErBeloep: kolonne.Type == Felttype.Beloep) : new(null, tekst);

    private Tabellcelle Faktum(Tabellkolonnen kolonne, Tabellkilde.Fakta kilde, Registerobjekt objekt, Ansvar enhet, bool erEneste) =>
        _indikatorer.Finn(kilde, objekt, enhet, annen => Faktum(kolonne, kilde, annen, enhet, erEneste)) ?? Meldt(kolonne, kilde, objekt, enhet, erEneste);

    private Tabellcelle Meldt(Tabellkolonnen kolonne, Tabellkilde.Fakta kilde, Registerobjekt objekt, Ansvar enhet, bool erEneste)
    {
        var aar = kilde.AaretFor(_grunnlag.Aar);
        var mulige = Opplysninger(objekt).Where(o => o.Verdi.Noekkel is var n && n.Slag == kilde.Slag && n.Maal == kilde.Maal && n.Region == kilde.Region)
            .GroupBy(o => o.Verdi.Noekkel.Enhet)
            .Select(g => kilde.Foerste ? Foerste(g, _slutt) : Gjeldende(g, aar, aar == _grunnlag.Aar ? _slutt : new DateOnly(aar, 12, 31), kilde.Periode))
            .OfType<Stand<Opplysning>>().ToList();
        var under = enhet.ErTom ? null : _grunnlag.Organisasjon.MedUnderordnede(enhet).Select(a => a.ToString()).ToHashSet();
        var egne = under is null
            ? mulige.Where(o => o.Verdi.Noekkel.Enhet.Length == 0).ToList()
            : mulige.Where(o => o.Verdi.Noekkel.Enhet == enhet.ToString()).ToList();
        if (egne.Count == 0)
        {
            egne = [.. mulige.Where(o => under is null || under.Contains(o.Verdi.Noekkel.Enhet) || (erEneste && o.Verdi.Noekkel.Enhet.Length == 0))];
        }

        if (egne.Count == 0)
        {
            return int.TryParse(objekt["foersteAar"], out var foerste) && aar < foerste ? Tabellcelle.IkkeMaalt(kolonne, "ikkeMaalt", []) : Tabellcelle.Tom;
        }

        if (egne is [var eneste])
        {
            return Tabellcelle.Av(kolonne, eneste);
        }

        var celler = egne.Select(o => Tabellcelle.Av(kolonne, o)).ToList();
        var maate = kolonne.Aggregering ?? (Enum.TryParse<Aggregering>(objekt["aggregering"], ignoreCase: true, out var a) ? a
            : celler.Any(c => c.ErBeloep) || _tabell.Register.Id != Indikatorverdier.Register ? Aggregering.Sum : Aggregering.Ingen);
        return new(
            celler.Aggregate(default(Delsum), (s, c) => s.Med(c)).Verdi(maate),
            celler.All(c => c.Tekst == celler[0].Tekst) ? celler[0].Tekst : string.Join('\n', celler.Select(c => c.Tekst).OfType<string>()),
            celler.Any(c => c.ErBeloep), null, egne);
    }

    /// <summary>The fact that holds: the one of the year, else the last of a part of it, else the last of a day.</summary>
    /// <param name="periode">Only facts of this period; null for all.</param>
    public static Stand<Opplysning>? Gjeldende(IEnumerable<Stand<Opplysning>> fakta, int aar, DateOnly slutt, string? periode)
    {
        Stand<Opplysning>? beste = null;
        var besteRang = (-1, DateOnly.MinValue);
        foreach (var stand in fakta)
        {
            var n = stand.Verdi.Noekkel;
            var dag = n.Dato ?? (n.Aar == aar ? Dag(n.Periode, aar) : null);
            if (dag is null || dag > slutt && n.Periode != "aar" || (periode is not null && n.Periode != periode))
            {
                continue;
            }

            var rang = (n.Periode == "aar" ? 2 : n.Dato is null ? 1 : 0, dag.Value);
            if (rang.CompareTo(besteRang) >= 0)
            {
                (beste, besteRang) = (stand, rang);
            }
        }

        return beste;
    }

    /// <summary>The fact of the earliest day.</summary>
    private static Stand<Opplysning>? Foerste(IEnumerable<Stand<Opplysning>> fakta, DateOnly slutt) =>
        fakta.Where(o => o.Verdi.Noekkel.Dato <= slutt).OrderBy(o => o.Verdi.Noekkel.Dato).Select(o => (Stand<Opplysning>?)o).FirstOrDefault();

    private static DateOnly? Dag(string periode, int aar) => periode switch
    {
        "aar" => new DateOnly(aar, 12, 31),
        ['T', var t] => SisteDag(aar, Periode.Fra((t - '0') * 4)),
        ['M', ..] => SisteDag(aar, Periode.Fra(int.Parse(periode.AsSpan(1), CultureInfo.InvariantCulture))),
        _ => null,
    };

    private Tabellrad Sum(string id, string? kode, string navn, string nivaa, Enhet? enhet, IReadOnlyList<Tabellrad> rader)
    {
        var vist = nivaa is Tabelldefinisjon.Enhet ? enhet : null;
        var sum = _forrige?.Finn(id, kode, navn, nivaa, vist, rader)
            ?? new(id, kode, navn, Tabellradtype.Sum, nivaa, vist, Celler((k, plass) => Summert(k, plass, rader))) { Deler = [.. rader.Select(r => r.Id)] };
        _beregning.Legg(rader, sum);
        return sum;
    }

    private Tabellcelle Summert(Tabellkolonnen kolonne, int plass, IReadOnlyList<Tabellrad> rader)
    {
        if (kolonne.Kilde is Tabellkilde.Maaloppnaaelse)
        {
            return Indikatorverdier.Antall(rader.Select(r => r.Celler[plass]));
        }

        var (erBeloep, sum) = (kolonne.ErBeloep, default(Delsum));
        foreach (var rad in rader)
        {
            erBeloep |= rad.Celler[plass].ErBeloep;
            sum.Legg(rad.Celler[plass]);
        }

        var maate = kolonne.Aggregering ?? (kolonne.Kilde switch
        {
            Tabellkilde.Hovedbok => Aggregering.Sum,
            Tabellkilde.Felt felt => felt.Kolonne.Type == Felttype.Beloep ? Aggregering.Sum : Aggregering.Ingen,
            _ => erBeloep || _tabell.Register.Id != Indikatorverdier.Register ? Aggregering.Sum : Aggregering.Ingen,
        });
        return maate == Aggregering.Antall ? new(sum.AntallMedVerdi)
            : new(rader.Count == 0 && kolonne.Kilde is Tabellkilde.Hovedbok kilde && !ErUkjent(kilde) ? 0 : sum.Verdi(maate), ErBeloep: erBeloep);
    }

    /// <summary>What the ledger has on the projects that have no row, and on none.</summary>
    private Tabellrad Resten(Tabellradtype type, string navn, Func<string, bool> velg) => new(
        type == Tabellradtype.UtenEier ? "utenEier" : "utenProsjekt", null, navn, type, null, null,
        Celler((k, _) => k.Kilde is Tabellkilde.Hovedbok { Kolonne: not "regnskapTidligereAar" } kilde && !ErUkjent(kilde)
            ? new(_beloep[k.Id].Where(b => velg(b.Key)).SelectMany(b => b).Aggregate(Beloep.Null, (s, b) => s + b.Beloep).Kroner, ErBeloep: true)
            : Tabellcelle.Tom));
}
