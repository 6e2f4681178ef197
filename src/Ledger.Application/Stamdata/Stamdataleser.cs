using System.Globalization;
using System.Text.RegularExpressions;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Stamdata;

/// <summary>Reads units, projects and funds as a source sent them; says everything that is wrong by field, and what is not taken and why.</summary>
internal sealed partial class Stamdataleser(Stamdatautkast utkast, Regnskapsaar aar, Feilsamling feil, List<Ikkeendret> ikkeEndret)
{
    private const string Kodeform = "En kode er 1–20 bokstaver, siffer, punktum, strek eller understrek.";

    /// <summary>The level that the council appropriates at; null when none is marked.</summary>
    public string? Bevilgningsnivaa { get; } = utkast.Nivaaer.FirstOrDefault(n => n.Bevilgning == true)?.Nivaa;

    /// <summary>The units with those that were there: these in their order, then the new ones.</summary>
    public IReadOnlyList<Enhet> Enheter(Organisasjonsplan foer)
    {
        var (sendte, plasser) = (new List<Enhet>(), new List<int>());
        foreach (var gruppe in utkast.Enheter.Select((e, i) => (Enhet: LesEnhet(e, i, foer), Plass: i)).Where(e => e.Enhet is not null)
            .GroupBy(e => e.Enhet!.Kode))
        {
            // A source may have a unit several times, each with its own dates: the one that is in use last in the year counts.
            var rekke = gruppe.OrderByDescending(e => e.Enhet!.GyldigFra?.Year <= aar.Aar || e.Enhet.GyldigFra is null)
                .ThenByDescending(e => e.Enhet!.GyldigTil ?? DateOnly.MaxValue).ThenByDescending(e => e.Enhet!.GyldigFra ?? DateOnly.MinValue).ToList();
            var (enhet, tidligere) = MedHistorikk(rekke[0].Enhet!, [.. rekke.Skip(1).Select(e => e.Enhet!)], foer.Finn(gruppe.Key));
            ikkeEndret.AddRange(rekke.Skip(1).Where(e => !tidligere.Contains(e.Enhet!)).Select(e => new Ikkeendret(
                "enhet", gruppe.Key.ToString(),
                $"En annen gyldighet av enheten gjelder i {aar}; denne er fra {Vis(e.Enhet!.GyldigFra)} til {Vis(e.Enhet.GyldigTil)}.")));
            sendte.Add(enhet);
            plasser.Add(rekke[0].Plass);
        }

        var nye = sendte.ToDictionary(e => e.Kode);
        var egne = new Feilsamling();
        Organisasjonsregler.Kontroller([.. sendte, .. foer.Enheter.Where(e => !nye.ContainsKey(e.Kode))], egne);
        foreach (var f in egne.Feil)
        {
            feil.Avvis(null, Plass().Replace(f.Felt, SomSendt), f.Kode, f.Melding);
        }

        var kjente = foer.Enheter.Select(e => e.Kode).ToHashSet();

        // The rules count the units that are checked; the caller counts those that he sent.
        string SomSendt(Match m) => int.Parse(m.ValueSpan, CultureInfo.InvariantCulture) is var i && i < plasser.Count ? $"{plasser[i]}" : m.Value;
        return [.. foer.Enheter.Select(e => nye.GetValueOrDefault(e.Kode) ?? e), .. sendte.Where(e => !kjente.Contains(e.Kode))];
    }

    public IEnumerable<Prosjektopplysning> Prosjekter(IReadOnlyDictionary<Prosjektkode, Prosjektopplysning> foer)
    {
        foreach (var (p, i) in utkast.Prosjekter.Select((p, i) => (p, i)))
        {
            var felt = $"prosjekter[{i}].";
            if (Krev(Prosjektkode.TryParse(p.Kode ?? "", out var kode), p.Kode, felt + "kode", Kodeform)
                & Navn(p.Navn, felt)
                & Dag(p.GyldigTil, felt + "gyldigTil", out var til)
                & IkkeReservert(p.Kode == Organisasjonsregler.Uspesifisert, p.Kode, felt + "kode"))
            {
                yield return (foer.GetValueOrDefault(kode) ?? new Prosjektopplysning(kode, p.Navn!, null, null)) with { Navn = p.Navn!, GyldigTil = til };
            }
        }
    }

    public IEnumerable<Fondsopplysning> Fond(IReadOnlyDictionary<Fondskode, Fondsopplysning> foer)
    {
        foreach (var (f, i) in utkast.Fond.Select((f, i) => (f, i)))
        {
            var felt = $"fond[{i}].";
            if (!(Krev(Fondskode.TryParse(f.Kode ?? "", out var kode), f.Kode, felt + "kode", Kodeform)
                & Navn(f.Navn, felt)
                & Krev(Fondstyper.TryParse(f.Type, out var type), f.Type, felt + "type",
                    "Type er disposisjonsfond, bundetDriftsfond, ubundetInvesteringsfond eller bundetInvesteringsfond.")
                & Krev(string.IsNullOrEmpty(f.Konto) || Kode.ErGyldig(f.Konto), "-", felt + "konto", Kodeform)
                & IkkeReservert(Ufordeltefond.ErReservert(f.Kode ?? ""), f.Kode, felt + "kode")))
            {
                continue;
            }

            if (foer.TryGetValue(kode, out var kjent) && kjent.Type != type)
            {
                ikkeEndret.Add(new("fond", kode.ToString(), $"Fondet er {kjent.Type.Navn()}; typen kan ikke endres. Opprett et nytt fond."));
                continue;
            }

            yield return (kjent ?? new Fondsopplysning(kode, f.Navn!, type, null)) with
            {
                Navn = f.Navn!,
                Konto = f.Konto is null ? kjent?.Konto : f.Konto.Length == 0 ? null : f.Konto,
            };
        }
    }

    /// <summary>Tells of codes that stand several times with different contents: which of them is meant cannot be known.</summary>
    public void KrevEn<T>(string liste, IReadOnlyList<T> utkast, Func<T, string?> kode)
    {
        var sett = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (en, i) in utkast.Select((u, i) => (u, i)))
        {
            if (kode(en) is { } k && !sett.TryAdd(k, en) && !sett[k]!.Equals(en))
            {
                feil.Avvis(null, $"{liste}[{i}].kode", Feilkoder.DublettObjekt, $"«{k}» står flere ganger med ulikt innhold.");
            }
        }
    }

    /// <summary>An account is one fund's: what stands on it would otherwise be shown on the first of them.</summary>
    public void KrevEgneKonti(IReadOnlyList<Fondsopplysning> sendte, IEnumerable<Fondsopplysning> foer)
    {
        var koder = sendte.Select(f => f.Kode).ToHashSet();
        var eiere = foer.Where(f => !koder.Contains(f.Kode)).Concat(sendte).Where(f => f.Konto is not null).ToLookup(f => f.Konto!, StringComparer.Ordinal);
        foreach (var (f, i) in utkast.Fond.Select((f, i) => (f, i)))
        {
            if (!string.IsNullOrEmpty(f.Konto) && eiere[f.Konto].FirstOrDefault(e => e.Kode.ToString() != f.Kode) is { } annet)
            {
                feil.Avvis(
                    null, $"fond[{i}].konto", Feilkoder.DublettKonto,
                    $"Kontoen {f.Konto} er også fondet {annet.Kode} sin. En konto som er felles for flere fond, står uten konto på fondene.");
            }
        }
    }

    /// <summary>
    /// A unit with where it lay earlier in the year: as other rows of the source say, or as it was registered before the source moved it.
    /// </summary>
    private (Enhet Enhet, IReadOnlySet<Enhet> Tidligere) MedHistorikk(Enhet enhet, IReadOnlyList<Enhet> andre, Enhet? foer)
    {
        var iAaret = andre.Where(e => e.GyldigTil?.Year == aar.Aar && e.GyldigTil < (enhet.GyldigTil ?? DateOnly.MaxValue)
            && e.Overordnet != enhet.Overordnet).ToHashSet();
        var plasser = iAaret.Select(e => new Enhetsplass(e.Overordnet, e.GyldigTil!.Value)).ToList();
        if (plasser.Count == 0 && foer is not null)
        {
            plasser.AddRange(foer.Tidligere);
            if (foer.Overordnet != enhet.Overordnet && enhet.GyldigFra is { } fra && fra.Year == aar.Aar && fra.DayOfYear > 1)
            {
                plasser.RemoveAll(p => p.Til >= fra);
                plasser.Add(new Enhetsplass(foer.Overordnet, fra.AddDays(-1)));
            }
        }

        return (enhet with { Tidligere = new Enhetshistorikk(plasser.Where((p, i) => p.Overordnet != enhet.Overordnet || i < plasser.Count - 1)) }, iAaret);
    }

    private Enhet? LesEnhet(Enhetsutkast e, int plass, Organisasjonsplan foer)
    {
        var felt = $"enheter[{plass}].";
        Ansvar over = default, erstatning = default;
        var gyldig = Krev(Ansvar.TryParse(e.Kode ?? "", out var kode), e.Kode, felt + "kode", Kodeform)
            & Navn(e.Navn, felt)
            & Krev(string.IsNullOrEmpty(e.Overordnet) || Ansvar.TryParse(e.Overordnet, out over), "-", felt + "overordnet", Kodeform)
            & Krev(string.IsNullOrEmpty(e.ErstattetAv) || Ansvar.TryParse(e.ErstattetAv, out erstatning), "-", felt + "erstattetAv", Kodeform)
            & Dag(e.GyldigFra, felt + "gyldigFra", out var fra)
            & Dag(e.GyldigTil, felt + "gyldigTil", out var til);
        gyldig &= Krev(!(til < fra), "-", felt + "gyldigTil", "En enhet gjelder til en dag som ikke er før den dagen den gjelder fra.");
        if (!gyldig)
        {
            return null;
        }

        // A unit that has been replaced by another is kept, since postings on its code still come.
        if (til?.Year < aar.Aar && foer.Finn(kode) is null && erstatning.ErTom)
        {
            ikkeEndret.Add(new("enhet", kode.ToString(), $"Enheten gjaldt til {Vis(til)}, før {aar}."));
            return null;
        }

        var (nivaa, navn) = Nivaaet(e, over);
        return new Enhet(kode, e.Navn!, nivaa, over) { Nivaanavn = navn, GyldigFra = fra, GyldigTil = til, ErstattetAv = erstatning };
    }

    /// <summary>
    /// The level among the three that reports know, and the municipality's own name of it. Levels above the council's are areas, the council's is
    /// the service's, and those below are what is accounted on. Without names, where the unit lies says it.
    /// </summary>
    private (Nivaa Nivaa, string? Navn) Nivaaet(Enhetsutkast e, Ansvar over)
    {
        if (Nivaaer.TryParse(e.Nivaa, out var kjent))
        {
            return (kjent, null);
        }

        var navn = string.IsNullOrEmpty(e.Nivaa) ? null : e.Nivaa;
        var plass = utkast.Nivaaer.ToList().FindIndex(n => n.Nivaa == e.Nivaa);
        var bevilgning = utkast.Nivaaer.ToList().FindIndex(n => n.Bevilgning == true);
        if (plass >= 0 && bevilgning >= 0)
        {
            return (plass < bevilgning ? Nivaa.Direktoromraade : plass == bevilgning ? Nivaa.Tjenesteomraade : Nivaa.Ansvar, navn);
        }

        var dybde = 0;
        for (var kode = over; !kode.ErTom && dybde < 2; dybde++)
        {
            kode = Ansvar.TryParse(utkast.Enheter.FirstOrDefault(u => u.Kode == kode.ToString())?.Overordnet ?? "", out var neste) ? neste : default;
        }

        return ((Nivaa)(dybde + 1), navn);
    }

    private bool Navn(string? navn, string felt)
    {
        if (string.IsNullOrEmpty(navn))
        {
            feil.Avvis(null, felt + "navn", Feilkoder.Mangler, "Feltet navn mangler.");
            return false;
        }

        var foer = feil.AntallFeil;
        Tekstregler.Kontroller(navn, Tekstregler.Navn, null, felt + "navn", feil);
        return feil.AntallFeil == foer;
    }

    private bool Krev(bool ok, string? verdi, string felt, string melding)
    {
        if (!ok)
        {
            feil.Avvis(null, felt, string.IsNullOrEmpty(verdi) ? Feilkoder.Mangler : Feilkoder.UgyldigFormat, melding);
        }

        return ok;
    }

    private bool IkkeReservert(bool reservert, string? kode, string felt)
    {
        if (reservert)
        {
            feil.Avvis(null, felt, Feilkoder.ReservertKode, $"Koden «{kode}» er opptatt av en egen linje i rapportene.");
        }

        return !reservert;
    }

    private bool Dag(string? tekst, string felt, out DateOnly? dag)
    {
        dag = DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : null;
        return Krev(string.IsNullOrEmpty(tekst) || dag is not null, tekst, felt, "Datoer skrives ÅÅÅÅ-MM-DD.");
    }

    private static string Vis(DateOnly? dag) => dag?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–";

    [GeneratedRegex(@"(?<=\[)\d+(?=\])")]
    private static partial Regex Plass();
}
