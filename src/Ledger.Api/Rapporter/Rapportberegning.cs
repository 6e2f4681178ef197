using Ledger.Api.Endepunkter;
using Ledger.Api.Kontrakt;
using Ledger.Application;
using Ledger.Application.Rapporter;
using Ledger.Domain.Avvik;
using Ledger.Domain.Disponering;
using Ledger.Domain.Fond;
using Ledger.Domain.Fondsrapporter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Noekkeltall;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Rapporter;

/// <summary>The reports by name: what is asked is read here, and the answer is computed when it turns out to be needed.</summary>
internal static class Rapportberegning
{
    public const string Driftsregnskap = "driftsregnskap";
    public const string Investeringsregnskap = "investeringsregnskap";
    public const string Balanse = "balanse";
    public const string Budsjettavvik = "budsjettavvik";
    public const string Oppstilling = "oppstilling";
    public const string Avvik = "avvik";
    public const string Fond = "fond";
    public const string Disponering = "disponering";
    public const string Noekkeltall = "noekkeltall";
    public const string Oekonomikontroll = "oekonomikontroll";

    private const int MestGruppelinjer = 100_000;

    /// <summary>The reports that there are.</summary>
    public static readonly IReadOnlyList<string> Navn =
        [Driftsregnskap, Investeringsregnskap, Balanse, Budsjettavvik, Oppstilling, Avvik, Fond, Disponering, Noekkeltall, Oekonomikontroll];

    /// <exception cref="Avvisning">400 or 404: what is asked for does not make sense, or is not there.</exception>
    public static Func<object> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal q) => q.Rapport switch
    {
        Driftsregnskap => Statement(grunnlag, q, q.Oppstilling switch
        {
            null or "bevilgning" => InnebygdeOppstillinger.Bevilgning,
            "art" => InnebygdeOppstillinger.Art,
            "omraade" => InnebygdeOppstillinger.BevilgningOmraade,
            _ => throw Ukjent("oppstilling er bevilgning, art eller omraade."),
        }),
        Investeringsregnskap => Statement(grunnlag, q, q.Oppstilling switch
        {
            null or "bevilgning" => InnebygdeOppstillinger.Investering,
            "omraade" => InnebygdeOppstillinger.InvesteringOmraade,
            _ => throw Ukjent("oppstilling er bevilgning eller omraade."),
        }),
        Balanse => Statement(grunnlag, q, q.Oppstilling is null ? InnebygdeOppstillinger.Balanse : throw Ukjent("Denne rapporten har bare én oppstilling.")),
        Budsjettavvik => Statement(grunnlag, q, q.Oppstilling switch
        {
            null or "drift" => InnebygdeOppstillinger.BudsjettavvikDrift,
            "investering" => InnebygdeOppstillinger.BudsjettavvikInvestering,
            _ => throw Ukjent("oppstilling er drift eller investering."),
        }),
        Oppstilling => Statement(grunnlag, q, q.Oppstilling ?? throw Avvisning.Ugyldig("oppstilling", Feilkoder.Mangler, "Oppgi oppstillingens id.")),
        Avvik => Avvikene(grunnlag, q),
        Fond => Fondene(grunnlag, q),
        Disponering => Disponeringen(grunnlag, q),
        Noekkeltall => Noekkeltallene(grunnlag, q),
        Oekonomikontroll => Kontrollen(grunnlag, q),
        _ => throw Avvisning.Ugyldig("rapport", Feilkoder.UgyldigFormat, $"rapport er en av {string.Join(", ", Navn)}."),
    };

    private static Func<object> Statement(Rapportgrunnlag grunnlag, Rapportspoersmaal q, string id)
    {
        var plan = grunnlag.Plan(id);
        var definisjon = plan.Definisjon;
        var (kilde, visning, forklar) = Les(grunnlag, q);
        return () =>
        {
            Oppstillingslinjesvar Svar(Oppstillingslinje l) => Oppstillingslinjesvar.Av(l, visning) with
            {
                Forklaring = forklar ? Forklar(grunnlag, l) : null,
            };
            var felt = q.Utvalg.Grupper();
            return new Oppstillingssvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, definisjon.Id, definisjon.Navn, definisjon.Hjemmel, kilde.TilPeriode.Nummer,
                grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(), visning.Enhet, visning.Fortegn,
                [.. Oppstillingsmotor.Beregn(plan, kilde).Linjer.Select(Svar)],
                q.Utvalg.Tekst(grunnlag),
                Grupper(felt, () => Oppstillingsmotor.BeregnGrupper(plan, kilde, felt).Select(g => (g.Gruppe, g.Resultat.Linjer.Where(l => !l.ErTom).Select(Svar)))));
        };
    }

    private static Func<object> Avvikene(Rapportgrunnlag grunnlag, Rapportspoersmaal q)
    {
        var level = q.Nivaa is null
            ? Nivaa.Direktoromraade
            : Nivaaer.TryParse(q.Nivaa, out var n) ? n : throw Avvisning.Ugyldig("nivaa", Feilkoder.UgyldigFormat, "nivaa er direktoromraade, tjenesteomraade eller ansvar.");
        Ansvar over = default;
        if (q.Overordnet is not null && (!Ansvar.TryParse(q.Overordnet, out over) || grunnlag.Grunndata.Organisasjon!.Finn(over) is null))
        {
            throw Avvisning.IkkeFunnet("Enheten i overordnet finnes ikke i årets organisasjon.");
        }

        var (kilde, visning, forklar) = Les(grunnlag, q);
        return () =>
        {
            Avvikslinjesvar Svar(Avvikslinje l) => Avvikslinjesvar.Av(l, visning) with
            {
                Forklaring = !forklar ? null
                    : l.Enhet is { } enhet ? Forklar(grunnlag, [$"kontoklasse=drift ansvar={enhet.Kode}"], null, l.AntallPosteringer)
                    : Forklar(grunnlag, [], "summen av linjene", l.AntallPosteringer),
            };
            var resultat = Avviksrapport.Beregn(kilde, level, over);
            var felt = q.Utvalg.Grupper();
            return new Avvikssvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, "avvik", null, level.Navn(), kilde.TilPeriode.Nummer, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(),
                visning.Enhet, visning.Fortegn, [.. resultat.Linjer.Select(Svar)], Svar(resultat.Sum),
                q.Utvalg.Tekst(grunnlag),
                Grupper(felt, () => Gruppering.Del(kilde, Avviksrapport.Felt, felt).Select(g => (g.Gruppe, Avviksrapport.Beregn(g.Grunnlag, level, over).Linjer.Where(l => !l.ErTom).Select(Svar)))));
        };
    }

    private static Func<object> Fondene(Rapportgrunnlag grunnlag, Rapportspoersmaal q)
    {
        var (kilde, visning, forklar) = Les(grunnlag, q);
        return () =>
        {
            Fondslinjesvar Svar(Fondslinje l) => Fondslinjesvar.Av(l, visning) with
            {
                Forklaring = forklar
                    ? Forklar(grunnlag, [$"kontoklasse=balanse kapittel={l.Fond.Type.Kapittel()} fond={l.Fond.Kode}", $"art=540,550,940,950 fond={l.Fond.Kode}"], "utgaaendeBalanse = inngaaendeBalanse - avsetning - bruk (hovedbokens fortegn)", l.AntallPosteringer)
                    : null,
            };
            var felt = q.Utvalg.Grupper();
            return new Fondssvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, "fond", "Budsjett- og regnskapsforskriften § 5-8", kilde.TilPeriode.Nummer, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(),
                visning.Enhet, visning.Fortegn, [.. Fondsrapport.Beregn(kilde).Select(Svar)],
                q.Utvalg.Tekst(grunnlag),
                Grupper(felt, () => Gruppering.Del(kilde, Fondsrapport.Felt, felt).Select(g => (g.Gruppe, Fondsrapport.Beregn(g.Grunnlag).Where(l => !l.ErTom).Select(Svar)))));
        };
    }

    private static Func<object> Disponeringen(Rapportgrunnlag grunnlag, Rapportspoersmaal q)
    {
        var (kilde, visning, forklar) = Les(grunnlag, q);
        return () =>
        {
            Disponeringslinjesvar Svar(Disponeringslinje l) => Disponeringslinjesvar.Av(l, visning) with { Forklaring = forklar ? Forklar(grunnlag, l.Linje) : null };
            var definisjon = Disponeringsrapport.Definer(kilde);
            var felt = q.Utvalg.Grupper();
            return new Disponeringssvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, definisjon.Id, definisjon.Navn, definisjon.Hjemmel, kilde.TilPeriode.Nummer, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(),
                visning.Enhet, visning.Fortegn, [.. Disponeringsrapport.Beregn(kilde, definisjon).Select(Svar)],
                q.Utvalg.Tekst(grunnlag),
                Grupper(felt, () => Gruppering.Del(kilde, Disponeringsrapport.Felt, felt).Select(g => (g.Gruppe, Disponeringsrapport.Beregn(g.Grunnlag, definisjon).Where(l => !l.Linje.ErTom || !l.Strykninger.ErNull || !l.Avslutning.ErNull).Select(Svar)))));
        };
    }

    private static Func<object> Noekkeltallene(Rapportgrunnlag grunnlag, Rapportspoersmaal q)
    {
        IkkeGruppert(q);
        var (kilde, _, _) = Les(grunnlag, q);
        return () =>
        {
            var (valg, inndata) = NoekkeltallEndepunkter.Les(grunnlag.Grunndata);
            return new Noekkeltallsvar(
                grunnlag.Hode.Ledger.ToString(), grunnlag.Grunndata.Aar.Aar, Noekkeltall, kilde.TilPeriode.Nummer, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(),
                Noekkeltallmotor.Beregn(kilde, valg, inndata), q.Utvalg.Tekst(grunnlag));
        };
    }

    private static Func<object> Kontrollen(Rapportgrunnlag grunnlag, Rapportspoersmaal q)
    {
        IkkeGruppert(q);
        return q.Utvalg.Tekst(grunnlag) is null
            ? () => NoekkeltallEndepunkter.Kontroll(grunnlag, q.Sporring.Til())
            : throw Avvisning.Ugyldig("rapport", Feilkoder.UgyldigKombinasjon, "Økonomikontrollen gjelder hele kommunen og kan ikke avgrenses.");
    }

    private static void IkkeGruppert(Rapportspoersmaal q)
    {
        if (q.Utvalg.Grupper() != Dimensjonsfelt.Ingen)
        {
            throw Avvisning.Ugyldig("grupperPaa", Feilkoder.UgyldigKombinasjon, "Forholdstall summerer ikke, så denne rapporten kan ikke grupperes.");
        }
    }

    private static (Oppstillingsgrunnlag Kilde, Visning Visning, bool Forklar) Les(Rapportgrunnlag grunnlag, Rapportspoersmaal q) =>
        (q.Utvalg.Grunnlag(grunnlag, q.Sporring.Til()), q.Sporring.Visning(), q.Sporring.SkalForklare());

    private static List<Gruppe<T>>? Grupper<T>(Dimensjonsfelt felt, Func<IEnumerable<(Domain.Hovedbok.Dimensjon Gruppe, IEnumerable<T> Linjer)>> grupper)
    {
        if (felt == Dimensjonsfelt.Ingen)
        {
            return null;
        }

        var svar = new List<Gruppe<T>>();
        var lines = 0;
        foreach (var (gruppe, linjer) in grupper())
        {
            var list = linjer.ToList();
            lines += list.Count;
            if (lines > MestGruppelinjer)
            {
                throw new Avvisning(Avvisningsgrunn.ForStor, Problemtyper.ForMangeRader, "For mange rader", $"Gruppene har mer enn {MestGruppelinjer} linjer til sammen. Snevr inn utvalget, eller grupper på færre felt.");
            }

            if (list.Count > 0)
            {
                svar.Add(new Gruppe<T>(Gruppenoekkel.Av(gruppe, felt), list));
            }
        }

        return svar;
    }

    private static Forklaring Forklar(Rapportgrunnlag grunnlag, Oppstillingslinje linje) =>
        Forklar(grunnlag, [.. linje.Definisjon.Filtre.Select(f => f.ToString())], linje.Definisjon.Formel?.Tekst, linje.AntallPosteringer) with { Visningsfortegn = linje.Definisjon.Visningsfaktor };

    private static Forklaring Forklar(Rapportgrunnlag grunnlag, IReadOnlyList<string> filtre, string? formel, long antall) =>
        new(filtre, formel, 1, antall, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString());

    private static Avvisning Ukjent(string tekst) => Avvisning.Ugyldig("oppstilling", Feilkoder.UgyldigFormat, tekst);
}
