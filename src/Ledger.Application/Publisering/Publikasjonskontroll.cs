using System.Security.Cryptography;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Lesing;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Domain.Lagring;
using Ledger.Domain;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Publisering;

/// <summary>What is told before a document is published: what stops it, what a person must answer for, and what was kept back.</summary>
public static class Publikasjonskontroll
{
    private const string Tekstblokk = "tekst";

    /// <summary>The last month: a report to it or later is of the whole year.</summary>
    private const int Aarsslutt = 12;

    /// <param name="hele">The ledger's year at the version.</param>
    /// <param name="offentlig">The same as the public sees it.</param>
    public static IReadOnlyList<Funn> Finn(Publikasjon publikasjon, Rapportgrunnlag hele, Rapportgrunnlag offentlig, Offentligaar aar)
    {
        var funn = Grunnen(publikasjon, offentlig).ToList();
        funn.AddRange(publikasjon.Hovedtall.Where(h => !Finnes(h, offentlig)).Select(h => Funnregler.RapportFeiler.Funnet(
            $"Hovedtallet «{h.Navn ?? h.Noekkeltall ?? h.Post}» finnes ikke for året.", verdi: $"hovedtall/{h.Noekkeltall ?? $"{h.Oppstilling}:{h.Post}"}")));
        funn.AddRange(publikasjon.Kapitler.SelectMany(k => Kapittelet(publikasjon, k, offentlig)));
        funn.AddRange(UliktRegnskapet(hele, offentlig));
        foreach (var navn in Navn(publikasjon, offentlig).Where(n => Personmoenster.Finn(n.Tekst).Count > 0))
        {
            funn.Add(Funnregler.Personmoenster.Funnet(
                $"{navn.Sted} har noe som ligner {string.Join(" og ", Personmoenster.Finn(navn.Tekst))}.", verdi: navn.Sted));
        }

        if (!hele.Grunndata.Status(Periode.Fra(publikasjon.TilPeriode)).ErLukket)
        {
            funn.Add(Funnregler.AapenPeriode.Funnet($"Periode {publikasjon.TilPeriode} er ikke lukket.", verdi: publikasjon.TilPeriode.ToString()));
        }

        if (aar.AntallSammenslaatte > 0 || aar.HarOevrigeProsjekter || aar.UtenLinjer.Count > 0)
        {
            funn.Add(Funnregler.HoldtTilbake.Funnet(
                $"{aar.AntallSammenslaatte} enheter er slått sammen til «Øvrig», og {aar.UtenLinjer.Count} vises uten linjer.",
                    antall: aar.UtenLinjer.Count));
        }

        return funn;
    }

    /// <summary>What the first pages stand on: without it there is nothing to show.</summary>
    public static IEnumerable<Funn> Grunnen(Publikasjon publikasjon, Rapportgrunnlag offentlig)
    {
        if (Beregn(offentlig, "oppstilling", ("id", publikasjon.Hovedoppstilling)) is not Oppstillingssvar hoved
            || hoved.Linjer.All(l => l.Post != publikasjon.Resultat))
        {
            yield return Funnregler.RapportFeiler.Funnet(
                $"Oppstillingen «{publikasjon.Hovedoppstilling}» finnes ikke for året, eller har ikke posten «{publikasjon.Resultat}».",
                verdi: "hovedoppstilling");
            yield break;
        }

        foreach (var trinn in publikasjon.Bro.Where(b => Linjevekter.Slaaopp(b.Post, p => hoved.Linjer.Any(l => l.Post == p)) is null))
        {
            yield return Funnregler.RapportFeiler.Funnet(
                $"Trinnet «{trinn.Navn}» i broen er posten «{trinn.Post}», som oppstillingen «{publikasjon.Hovedoppstilling}» ikke har.",
                verdi: $"bro/{trinn.Post}");
        }
    }

    /// <summary>The SHA-256 of an edition's tables: every statement, unit, fund, disposal and key figure, in kroner. 64 hexadecimal digits.</summary>
    public static string Tabeller(Rapportgrunnlag offentlig, int tilPeriode)
    {
        var til = tilPeriode.ToString();
        object?[] svar =
        [
            .. offentlig.AlleOppstillinger().Select(o => Beregn(offentlig, "oppstilling", ("id", o.Id), ("tilPeriode", til)) is Oppstillingssvar s
                ? new { s.Oppstilling, s.Linjer }
                : null),
            .. Enum.GetValues<Nivaa>().Select(n => Beregn(offentlig, "avvik", ("nivaa", n.Navn()), ("tilPeriode", til)) is Avvikssvar s ? s.Linjer : null),
            (Beregn(offentlig, "fond", ("tilPeriode", til)) as Fondssvar)?.Linjer,
            (Beregn(offentlig, "disponering", ("tilPeriode", til)) as Disponeringssvar)?.Linjer,
            (Beregn(offentlig, "noekkeltall", ("tilPeriode", til)) as Noekkeltallsvar)?.Noekkeltall,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Lagretform.Skriv(svar))));
    }

    private static bool Finnes(Hovedtall h, Rapportgrunnlag offentlig) => h.Noekkeltall is { } id
        ? (Beregn(offentlig, "noekkeltall") as Noekkeltallsvar)?.Noekkeltall.Any(n => n.Id == id) == true
        : h.Oppstilling is { } o && (Beregn(offentlig, "oppstilling", ("id", o)) as Oppstillingssvar)?.Linjer.Any(l => l.Post == h.Post) == true;

    /// <summary>A deviation of the whole year's budget from accounts of a part of it says nothing: a report within the year has those to date.</summary>
    private static bool MaalerHeleAaret(Publikasjon publikasjon, Tekstreferanse r) =>
        publikasjon.TilPeriode < Aarsslutt && r is { Kolonne: "avvik" or "avvikProsent" };

    private static IEnumerable<Funn> Kapittelet(Publikasjon publikasjon, Tekstkapittel kapittel, Rapportgrunnlag offentlig)
    {
        var sted = $"kapitler/{kapittel.Slug}";
        if (kapittel.Blokker.Count == 0 || kapittel.Blokker.All(b => b.Type == Tekstblokk && string.IsNullOrWhiteSpace(b.Tekst)))
        {
            yield return Funnregler.TomtKapittel.Funnet($"Kapittelet «{kapittel.Tittel}» er tomt.", verdi: sted);
        }

        foreach (var tekst in kapittel.Blokker.Select(b => b.Tekst).OfType<string>())
        {
            var (funnet, uleselige) = Tekstreferanse.Finn(tekst);
            foreach (var galt in uleselige.Concat(funnet.Where(r => Referanser.Verdi(publikasjon, offentlig, r) is null).Select(r => r.Tekst)))
            {
                yield return Funnregler.UkjentReferanse.Funnet($"Kapittelet «{kapittel.Tittel}» viser til et tall som ikke finnes: {galt}",
                    verdi: $"{sted}: {galt}");
            }

            foreach (var r in funnet.Where(r => MaalerHeleAaret(publikasjon, r)))
            {
                yield return Funnregler.UkjentReferanse.Funnet(
                    $"Kapittelet «{kapittel.Tittel}» måler hele årets budsjett mot regnskapet hittil: {r.Tekst}. Bruk avvikHittil eller avvikHittilProsent.",
                    verdi: $"{sted}: {r.Tekst}");
            }
        }

        foreach (var blokk in kapittel.Blokker.Where(b => b is { Type: "rapport" or "noekkeltall" }))
        {
            var finnes = blokk.Type == "rapport"
                ? blokk.Id is { } id && Beregn(offentlig, "oppstilling", ("id", id)) is not null
                : (Beregn(offentlig, "noekkeltall") as Noekkeltallsvar)?.Noekkeltall.Any(n => n.Id == blokk.Id) == true;
            if (!finnes)
            {
                yield return Funnregler.RapportFeiler.Funnet($"Kapittelet «{kapittel.Tittel}» viser «{blokk.Id}», som ikke finnes.",
                    verdi: $"{sted}: {blokk.Id}");
            }
        }
    }

    /// <summary>What is kept back must change no line. Statements with a line per unit have one fewer where units were merged.</summary>
    private static IEnumerable<Funn> UliktRegnskapet(Rapportgrunnlag hele, Rapportgrunnlag offentlig)
    {
        foreach (var id in hele.AlleOppstillinger().Select(o => o.Id))
        {
            var ekte = Beregn(hele, "oppstilling", ("id", id)) as Oppstillingssvar;
            var vist = (Beregn(offentlig, "oppstilling", ("id", id)) as Oppstillingssvar)?.Linjer.ToDictionary(l => l.Post);
            if (ekte is not null && (vist is null || ekte.Linjer.Any(l => vist.TryGetValue(l.Post, out var v) && v != l)))
            {
                yield return Funnregler.OffentligSumAvviker.Funnet(
                    $"Oppstillingen «{id}» blir en annen når enheter og lønn slås sammen: den nevner noe som ikke vises offentlig.", verdi: id);
            }
        }
    }

    private static IEnumerable<(string Sted, string Tekst)> Navn(Publikasjon publikasjon, Rapportgrunnlag offentlig) =>
    [
        ("tittel", publikasjon.Tittel),
        .. publikasjon.Kapitler.SelectMany(k => k.Blokker
            .SelectMany(b => (b.Tabell?.Rader.SelectMany(r => r) ?? []).Append(b.Tabell?.Tittel).Append(b.Tabell?.Kilde).Append(b.Tekst)).OfType<string>()
            .Append(k.Tittel).Select(t => ($"kapitler/{k.Slug}", t))),
        .. offentlig.Grunndata.Organisasjon!.Enheter.Select(e => ($"enheter/{e.Kode}", e.Navn)),
        .. offentlig.Grunndata.Fond.Values.Select(f => ($"fond/{f.Kode}", f.Navn)),
        .. offentlig.Grunndata.Prosjekter.Values.Select(p => ($"prosjekter/{p.Kode}", p.Navn)),
    ];

    /// <summary>A report's answer; null when it cannot be given.</summary>
    internal static object? Beregn(Rapportgrunnlag grunnlag, string rapport, params (string Navn, string Verdi)[] parametre)
    {
        try
        {
            var spurt = parametre.ToDictionary(p => p.Navn, p => p.Verdi, StringComparer.Ordinal);
            return Rapportregister.Aarsrapport(rapport).Forbered(grunnlag, new Rapportspoersmaal(spurt.GetValueOrDefault))();
        }
        catch (Avvisning)
        {
            return null;
        }
    }
}
