using Ledger.Domain.Finans.Register;
using Ledger.Domain.Validering;

namespace Ledger.Application.Finans;

/// <summary>Definitions of the finance register from the form that they are sent and stored in. Only what one of them says by itself is checked.</summary>
internal static class Finansform
{
    private const decimal MestKroner = 92_233_720_368_547_758.07m;

    public static Finansreglement Reglement(Reglementsutkast u, Feilsamling feil)
    {
        var les = new Utkastleser(feil);
        var strategi = les.Rader("strategi", u.Strategi).Select(s => new Strategilinje(
            les.KrevTekst(s.Felt + ".portefoelje", s.Rad.Portefoelje, 40), les.KrevOrd<Aktivaklasse>(s.Felt + ".aktivaklasse", s.Rad.Aktivaklasse),
            les.KrevTall(s.Felt + ".andel", s.Rad.Andel, 6, 0m, 100m), les.KrevTall(s.Felt + ".nedre", s.Rad.Nedre, 6, 0m, 100m),
            les.KrevTall(s.Felt + ".oevre", s.Rad.Oevre, 6, 0m, 100m))).ToList();
        foreach (var (linje, i) in strategi.Select((s, i) => (s, i)).Where(s => s.s.Nedre > s.s.Andel || s.s.Andel > s.s.Oevre))
        {
            les.Avvis($"strategi[{i}]", Feilkoder.GrenseSnudd, $"For {linje.Klasse.Ord()} er nedre ikke over andel, og andel ikke over oevre.");
        }

        foreach (var portefoelje in strategi.GroupBy(s => s.Portefoelje).Where(g => g.Sum(s => s.Andel) != 100m))
        {
            les.Avvis("strategi", Feilkoder.StrategiSum, $"Andelene i {portefoelje.Key} summerer til {portefoelje.Sum(s => s.Andel):0.######} og ikke 100.");
        }

        foreach (var klasse in strategi.GroupBy(s => (s.Portefoelje, s.Klasse)).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            les.Avvis("strategi", Feilkoder.UgyldigKombinasjon, $"{klasse.Klasse.Ord()} i {klasse.Portefoelje} står flere ganger.");
        }

        var grenser = les.Rader("grenser", u.Grenser).Select(g => Grense(les, g.Rad, g.Felt + ".")).ToList();
        foreach (var id in grenser.GroupBy(g => g.Id).Where(g => g.Count() > 1))
        {
            les.Avvis("grenser", Feilkoder.UgyldigKombinasjon, $"Grensen «{id.Key}» står flere ganger.");
        }

        return new(
            les.KrevDato("gyldigFra", u.Kode), les.Tekst("vedtak", u.Vedtak), les.Dato("vedtaksdato", u.Vedtaksdato), les.Tekst("hovedbank", u.Hovedbank),
            (int)(les.Tall("fastrenteTerskelMaaneder", u.FastrenteTerskelMaaneder, 0, 0m, 120m) ?? 12m),
            les.Ord<Rentebindingmetode>("rentebindingMetode", u.RentebindingMetode) ?? Rentebindingmetode.Enkel,
            [.. (u.UnntattMotpost ?? []).Select(m => les.KrevOrd<Motpost>("unntattMotpost", m))], strategi, grenser,
            new(
                les.Tall("stress.renteProsentpoeng", u.Stress?.RenteProsentpoeng, 6, 0m, 100m) ?? Stressfaktorer.Standard.RenteProsentpoeng,
                les.Tall("stress.aksjefallProsent", u.Stress?.AksjefallProsent, 6, 0m, 100m) ?? Stressfaktorer.Standard.AksjefallProsent,
                les.Tall("stress.motpartProsent", u.Stress?.MotpartProsent, 6, 0m, 100m) ?? Stressfaktorer.Standard.MotpartProsent));
    }

    public static Portefoelje Portefoelje(Portefoeljeutkast u, Feilsamling feil)
    {
        var les = new Utkastleser(feil);
        return new(
            u.Kode!, les.KrevTekst("navn", u.Navn), les.KrevOrd<Portefoeljetype>("type", u.Type), les.KrevDato("startdato", u.Startdato),
            les.Tekst("grunnkapitalfond", u.Grunnkapitalfond, 20), les.Tekst("bufferkapitalfond", u.Bufferkapitalfond, 20),
            u.Ledger is not { } l ? null : new(
                les.Kapittel("ledger.kapittel", l.Kapittel), les.Sektor("ledger.sektor", l.Sektor), les.Tekst("ledger.ansvar", l.Ansvar, 20),
                les.Tekst("ledger.prosjekt", l.Prosjekt, 20), les.Tekst("ledger.art", l.Art, 100)),
            u.Realverdi is not { } r ? null : new(
                les.KrevTall("realverdi.grunnlag", r.Grunnlag, 2, 0m, MestKroner), (int)les.KrevTall("realverdi.basisaar", r.Basisaar, 0, 1900m, 2199m),
                les.KrevTekst("realverdi.indeks", r.Indeks, 40)));
    }

    public static Beholdning Beholdning(Beholdningsutkast u, Feilsamling feil)
    {
        var les = new Utkastleser(feil);
        return new(
            u.Kode!, les.KrevTekst("navn", u.Navn), les.KrevTekst("portefoelje", u.Portefoelje, 40), les.KrevOrd<Aktivaklasse>("aktivaklasse", u.Aktivaklasse),
            les.Tekst("gruppe", u.Gruppe), les.KrevTekst("motpart", u.Motpart),
            les.Form("isin", u.Isin, ErIsin, "En ISIN er to store bokstaver, ni tegn og et siffer."),
            les.Kapittel("kapittel", les.KrevTekst("kapittel", u.Kapittel, 3)), les.Sektor("sektor", les.KrevTekst("sektor", u.Sektor, 3)),
            les.Tekst("referanseindeks", u.Referanseindeks, 40),
            les.Form("sfdr", u.Sfdr, Sfdr.Artikler.Contains, $"sfdr er artikkelen: {string.Join(", ", Sfdr.Artikler)}."),
            les.Tall("aktivAndel", u.AktivAndel, 6, 0m, 100m), u.Utenlandsk ?? false);
    }

    public static Laan Laan(Laansutkast u, Feilsamling feil)
    {
        var les = new Utkastleser(feil);
        var form = les.KrevOrd<Laaneform>("form", u.Form);
        var fordeling = les.Rader("fordeling", u.Fordeling).Select(a => new Laaneandel(
            les.KrevOrd<Laaneformaal>(a.Felt + ".formaal", a.Rad.Formaal), les.Ord<Motpost>(a.Felt + ".motpost", a.Rad.Motpost) ?? Motpost.Ingen,
            les.KrevTall(a.Felt + ".andel", a.Rad.Andel, 6, 0m, 1m))).ToList();
        if (fordeling.Count == 0)
        {
            les.Avvis("fordeling", Feilkoder.Mangler, "Feltet fordeling mangler.");
        }
        else if (fordeling.Sum(a => a.Del) != 1m)
        {
            les.Avvis("fordeling", Feilkoder.FordelingSum, $"Andelene summerer til {fordeling.Sum(a => a.Del):0.######} og ikke 1.");
        }

        foreach (var (_, i) in fordeling.Select((a, i) => (a, i)).Where(d => d.a.Formaal == Laaneformaal.Leie && form != Laaneform.Leie))
        {
            les.Avvis($"fordeling[{i}].formaal", Feilkoder.UgyldigKombinasjon, "Formålet leie er for finansiell leie: form er leie.");
        }

        var (foerste, forfall) = (les.KrevDato("foersteUtbetaling", u.FoersteUtbetaling), les.KrevDato("forfall", u.Forfall));
        if (forfall <= foerste && feil.AntallFeil == 0)
        {
            les.Avvis("forfall", Feilkoder.TilFoerFra, "forfall er etter foersteUtbetaling.");
        }

        var foersteTermin = les.Dato("foersteTermin", u.FoersteTermin);
        if (feil.AntallFeil == 0 && (foersteTermin < foerste || foersteTermin > forfall))
        {
            les.Avvis("foersteTermin", Feilkoder.UtenforOmraadet, "foersteTermin er fra foersteUtbetaling til forfall.");
        }

        if (u.Valuta is not (null or "NOK"))
        {
            les.Avvis("valuta", Feilkoder.UgyldigFormat, "valuta er NOK.");
        }

        if (!Dagtelling.TryLes(u.Rentekonvensjon, out var konvensjon))
        {
            les.Avvis(
                "rentekonvensjon", string.IsNullOrEmpty(u.Rentekonvensjon) ? Feilkoder.Mangler : Feilkoder.UgyldigFormat,
                $"rentekonvensjon er {string.Join(", ", Dagtelling.Navn)}.");
        }

        var terminer = les.KrevTall("terminerPerAar", u.TerminerPerAar, 0, 0m, 12m);
        if (terminer is not (0m or 1m or 2m or 3m or 4m or 6m or 12m))
        {
            les.Avvis("terminerPerAar", Feilkoder.UtenforOmraadet, "terminerPerAar er 1, 2, 3, 4, 6 eller 12; 0 for lån uten terminer.");
        }
        else if (terminer == 0m && u.TerminerPerAar is not null && form is Laaneform.Serie or Laaneform.Annuitet)
        {
            les.Avvis("terminerPerAar", Feilkoder.UtenforOmraadet, "Et serielån og et annuitetslån har terminer.");
        }

        return new(
            u.Kode!, les.KrevTekst("motpartsgruppe", u.Motpartsgruppe), les.KrevTekst("laangiver", u.Laangiver), form,
            les.KrevTall("hovedstol", u.Hovedstol, 2, 0m, MestKroner), foerste, forfall, (int)terminer,
            foersteTermin, konvensjon, u.Groent ?? false,
            u.Refinansieres ?? form is Laaneform.Avdragsfritt or Laaneform.Obligasjon or Laaneform.Sertifikat, les.Kapittel("kapittel", u.Kapittel),
            les.Sektor("sektor", les.KrevTekst("sektor", u.Sektor, 3)) ?? "", fordeling);
    }

    public static Rentebytte Rentebytte(Rentebytteutkast u, Feilsamling feil)
    {
        var les = new Utkastleser(feil);
        var (fra, til) = (les.KrevDato("fra", u.Fra), les.KrevDato("til", u.Til));
        if (til <= fra && feil.AntallFeil == 0)
        {
            les.Avvis("til", Feilkoder.TilFoerFra, "til er etter fra.");
        }

        // The conventions of both legs are stored as agreed. The periods of the loan follow the loan's own convention.
        Konvensjon(les, "konvensjonFast", u.KonvensjonFast);
        Konvensjon(les, "konvensjonFlytende", u.KonvensjonFlytende);
        return new(
            u.Kode!, les.KrevTekst("laan", u.Laan, 40), les.KrevTekst("motpart", u.Motpart), Nominelt(les, u, fra, til),
            les.KrevOrd<Bytteretning>("retning", u.Retning), fra, til, les.KrevTall("fastrente", u.Fastrente, 6, -100m, 100m),
            les.Tall("margin", u.Margin, 6, -100m, 100m) ?? 0m, u.Sikring ?? false,
            les.Tekst("flytendeReferanse", u.FlytendeReferanse, 40));
    }

    public static Eierpost Eierpost(Eierpostutkast u, Feilsamling feil)
    {
        var les = new Utkastleser(feil);
        var (fra, til) = (les.KrevDato("gyldigFra", u.GyldigFra), les.Dato("gyldigTil", u.GyldigTil));
        if (til < fra)
        {
            les.Avvis("gyldigTil", Feilkoder.TilFoerFra, "gyldigTil er ikke før gyldigFra.");
        }

        return new(
            u.Kode!, les.KrevTekst("navn", u.Navn), Orgnummer(les, u.Organisasjonsnummer), les.KrevTekst("selskapsform", u.Selskapsform),
            les.Tall("eierandelProsent", u.EierandelProsent, 6, 0m, 100m), les.Tekst("eierandelTekst", u.EierandelTekst), fra, til,
            les.Tall("bokfoertVerdi", u.BokfoertVerdi, 2, -MestKroner, MestKroner), les.Kapittel("kapittel", u.Kapittel));
    }

    private static bool ErIsin(string tekst) =>
        tekst.Length == 12 && tekst.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c)) && tekst[..2].All(char.IsAsciiLetter)
        && char.IsAsciiDigit(tekst[^1]);

    private static string? Orgnummer(Utkastleser les, string? verdi) => les.Form(
        "organisasjonsnummer", verdi, t => Domain.Verdier.Organisasjonsnummer.TryParse(t, out _),
        "Et organisasjonsnummer har ni siffer med riktig kontrollsiffer.");

    private static void Konvensjon(Utkastleser les, string felt, string? verdi)
    {
        if (!string.IsNullOrEmpty(verdi) && !Dagtelling.TryLes(verdi, out _))
        {
            les.Avvis(felt, Feilkoder.UgyldigFormat, $"{felt} er {string.Join(", ", Dagtelling.Navn)}.");
        }
    }

    /// <summary>One amount from the first day, or the steps of a plan: in order, from the first day and within the swap's time.</summary>
    private static List<Nominelltrinn> Nominelt(Utkastleser les, Rentebytteutkast u, DateOnly fra, DateOnly til)
    {
        if (u.Nominellplan is not { Count: > 0 } plan)
        {
            return [new(fra, les.KrevTall("nominelt", u.Nominelt, 2, 0.01m, MestKroner))];
        }

        if (u.Nominelt is not null)
        {
            les.Avvis("nominelt", Feilkoder.SkalVaereTom, "Et rentebytte har enten nominelt eller nominellplan.");
        }

        var trinn = les.Rader("nominellplan", plan).Select(t => new Nominelltrinn(
            les.KrevDato(t.Felt + ".fra", t.Rad.Fra), les.KrevTall(t.Felt + ".nominelt", t.Rad.Nominelt, 2, 0m, MestKroner))).ToList();
        for (var i = 0; i < trinn.Count; i++)
        {
            if (i == 0 ? trinn[i].Fra != fra : trinn[i].Fra <= trinn[i - 1].Fra || trinn[i].Fra >= til)
            {
                les.Avvis(
                    $"nominellplan[{i}].fra", Feilkoder.UtenforOmraadet,
                    "Planen begynner samme dag som byttet, og hvert trinn er etter det forrige og før til.");
            }
        }

        return trinn;
    }

    private static Grense Grense(Utkastleser les, Grenseutkast g, string felt)
    {
        var grense = new Grense(
            les.KrevTekst(felt + "id", g.Id, 60), les.KrevOrd<Grensemaal>(felt + "maal", g.Maal), les.Tekst(felt + "portefoelje", g.Portefoelje, 40),
            les.Ord<Aktivaklasse>(felt + "aktivaklasse", g.Aktivaklasse), les.Tall(felt + "nedre", g.Nedre, 6, -MestKroner, MestKroner),
            les.Tall(felt + "oevre", g.Oevre, 6, -MestKroner, MestKroner), les.Ord<Maalefrekvens>(felt + "maales", g.Maales) ?? Maalefrekvens.Rapportdato);
        if (g is { Nedre: null, Oevre: null })
        {
            les.Avvis(felt + "oevre", Feilkoder.Mangler, $"Grensen «{grense.Id}» har verken nedre eller oevre.");
        }

        if (grense is { Maal: Grensemaal.Aktivaandel } and ({ Portefoelje: null } or { Klasse: null }))
        {
            var mangler = grense.Portefoelje is null ? "portefoelje" : "aktivaklasse";
            les.Avvis(felt + mangler, Feilkoder.Mangler, $"Grensen «{grense.Id}» er av en aktivaklasse i en portefølje, og mangler {mangler}.");
        }

        if (grense.Nedre > grense.Oevre)
        {
            les.Avvis(felt + "nedre", Feilkoder.GrenseSnudd, $"Grensen «{grense.Id}» har nedre over oevre.");
        }

        return grense;
    }
}
