namespace Ledger.DemoGenerator;

/// <summary>A fund: its type, opening balance (positive money) and movements of the year. Whole kroner.</summary>
/// <param name="Ansvar">The unit that the movements are booked on.</param>
/// <param name="Avsetning">Arts 540/550, positive.</param>
/// <param name="Bruk">Arts 940/950, negative, before strykning.</param>
/// <param name="Strykning">Struck use, positive.</param>
public sealed record Fondsbevegelse(
    string Kode, string Navn, string Type, string Formaal, string Ansvar, long Inngaaende, Beloep3 Avsetning, Beloep3 Bruk, long Strykning = 0)
{
    public string Avsetningsart => Type.StartsWith("bundet", StringComparison.Ordinal) ? "550" : "540";

    public string Bruksart => Type.StartsWith("bundet", StringComparison.Ordinal) ? "950" : "940";

    public string Kapittel => Type switch { "disposisjonsfond" => "56", "bundetDriftsfond" => "51", "ubundetInvesteringsfond" => "53", _ => "55" };

    public bool IDrift => Type is "disposisjonsfond" or "bundetDriftsfond";

    public long Utgaaende => Inngaaende + Avsetning.Regnskap + Bruk.Regnskap + Strykning;
}

/// <summary>
/// The funds of the disposition table and the balance's main figures. The report prints net movements per fund; gross ones follow from the
/// sums of avsetning and bruk in the main overview.
/// </summary>
public static class Fondsplan
{
    private const string D = "disponering_netto_driftsresultat";
    private const string B = "balansens_hovedtall";

    public static IReadOnlyList<Fondsbevegelse> Lag(Rapport rapport)
    {
        // Opprinnelig budsjett is printed only as sums (avsetning 171,0, bruk -345,4); its spread over funds is chosen.
        var fond = new List<Fondsbevegelse>
        {
            Disp(rapport, "BUFFER", "bufferfond", 0m, 0m, 690.9m, 109_300_000),
            Disp(rapport, "SKATTEREG", "skattereguleringsfond", 0m, -45.4m, 260.0m),
            Disp(rapport, "LONNSRES", "lonnsreserve", 0m, 0m, 90.0m),
            Disp(rapport, "RISIKO", "risikopott", 0m, 0m, 20.0m),
            Disp(rapport, "INVEST", "investeringsfond", 87.94m, -300.0m, 900.0m, 209_200_000),
            Disp(rapport, "FLYKTNING", "flyktningeformaal", 0m, 0m, 35.0m),
            Disp(rapport, "FOU", "forsknings_og_innovasjonsfond", 10.0m, 0m, 22.0m),
            Disp(rapport, "SELVFORS", "selvforsikringsfond", 10.0m, 0m, 48.0m),
            Disp(rapport, "SKOGVERN", "kompensasjon_verning_skog", 6.0m, 0m, 12.0m),
            Disp(rapport, "DIGITALT", "digitalt_utstyr", 0m, 0m, 0m),
            Disp(rapport, "HANDBALLVM", "haandball_vm", 0m, 0m, 0m),
        };

        // The main overview has 36,4 mill. more of both avsetning and bruk than the funds' net figures show: idrett both used and set aside.
        var idrettNetto = rapport.Tall(D, "idrett_tilskudd_andres_investeringer", "regnskap_for_strykninger");
        const decimal IdrettBruk = -36.4m;
        fond.Add(new Fondsbevegelse(
            "IDRETT", Navn(rapport, "idrett_tilskudd_andres_investeringer"), "disposisjonsfond", "Tilskudd til andres idrettsanlegg", "522", 45_000_000,
            Beloep3.Mill(0m, 0m, idrettNetto - IdrettBruk), Beloep3.Mill(
                0m, rapport.Tall(D, "idrett_tilskudd_andres_investeringer", "budsjett_2024"), IdrettBruk)));

        var disp = Beloep3.Kroner(rapport.Tall(B, "disposisjonsfond_drift_og_investering", "aar_2023"));
        fond.Add(
            new Fondsbevegelse(
                "ANDRE", "Andre disposisjonsfond", "disposisjonsfond", "Øvrige avsetninger, ikke fordelt i rapporten", "900",
                disp - fond.Sum(f => f.Inngaaende), default, default));

        var note = rapport.Rader("forvaltningsfondet_note2_egenkapital_kroner").ToDictionary(r => r["slug"]);
        var bufferIb = long.Parse(note["egenkapital_31_12_2023"]["bufferkapital"], System.Globalization.CultureInfo.InvariantCulture);
        var bufferUb = long.Parse(note["egenkapital_31_12_2024"]["bufferkapital"], System.Globalization.CultureInfo.InvariantCulture);
        var grunn = long.Parse(note["egenkapital_31_12_2023"]["grunnkapital"], System.Globalization.CultureInfo.InvariantCulture);
        fond.Add(new Fondsbevegelse(
            "FORV-BUFFER", "Forvaltningsfondets bufferkapital", "disposisjonsfond", "Meravkastning utover realverdien", "900", bufferIb,
            // 57,05 rounds to the printed 57,1 and lets the revised budget close at the printed 341,8.
            new Beloep3(Beloep3.Kroner(57.1m), Beloep3.Kroner(57.05m), bufferUb - bufferIb), default));
        fond.Add(
            new Fondsbevegelse(
                "FORV-GRUNN", "Forvaltningsfondets grunnkapital", "ubundetInvesteringsfond", "Grunnkapitalen i forvaltningsfondet", "900", grunn, default,
                default));
        fond.AddRange(Bundne(rapport));
        return fond;
    }

    /// <summary>The report prints one net figure for earmarked funds; the main overview gives gross. The spread over services is chosen.</summary>
    private static IEnumerable<Fondsbevegelse> Bundne(Rapport rapport)
    {
        const string H = "hovedoversikt_drift";
        var avsetning = Hoved(rapport, H, "avsetninger_til_bundne_driftsfond");
        var bruk = Hoved(rapport, H, "bruk_av_bundne_driftsfond") + new Beloep3(Beloep3.Kroner(0.02m), 0, 0); // -48,78 rounds to the printed -48,8
        var ib = Beloep3.Kroner(rapport.Tall(B, "bundne_driftsfond", "aar_2023"));
        var va = new Fondsbevegelse(
            "BUN-SELVKOST", "Selvkostfond vann, avløp og renovasjon", "bundetDriftsfond", "Selvkost", "562", 95_000_000, Beloep3.Mill(1.5m, 2.0m, 30.1m),
            Beloep3.Mill(-30.0m, -60.0m, -35.0m));
        var oppvekst = new Fondsbevegelse(
            "BUN-OPPVEKST", "Øremerkede midler oppvekst", "bundetDriftsfond", "Tilskudd fra Utdanningsdirektoratet", "206", 45_000_000,
            Beloep3.Mill(0m, 0m, 60.0m), Beloep3.Mill(-18.78m, -80.0m, -70.5m));
        var velferd = new Fondsbevegelse(
            "BUN-VELFERD", "Øremerkede midler helse og velferd", "bundetDriftsfond", "Tilskudd til NAV og integrering", "302", 35_000_000,
            Beloep3.Mill(0m, 0m, 50.0m), Beloep3.Mill(0m, -40.0m, -50.0m));
        yield return va;
        yield return oppvekst;
        yield return velferd;
        yield return new Fondsbevegelse(
            "BUN-KULTUR", "Øremerkede midler kultur", "bundetDriftsfond", "Spillemidler og gaver", "522", ib - 175_000_000,
            avsetning - va.Avsetning - oppvekst.Avsetning - velferd.Avsetning, bruk - va.Bruk - oppvekst.Bruk - velferd.Bruk);

        yield return new Fondsbevegelse(
            "UBUNDET-INV", "Ubundet investeringsfond", "ubundetInvesteringsfond", "Salg av eiendom", "900",
            Beloep3.Kroner(rapport.Tall(B, "ubundne_investeringsfond", "aar_2023")), default, default);
        const string I = "investering_og_finansiering_5_5";
        yield return new Fondsbevegelse(
            "BUN-INV", "Bundne investeringsfond", "bundetInvesteringsfond", "Tilskudd og bidrag til bestemte anlegg", "564", Beloep3.Kroner(
                rapport.Tall(B, "bundne_investeringsfond", "aar_2023")),
            Beloep3.Mill(
                0m, rapport.Tall(I, "avsetninger_til_bundne_investeringsfond", "budsjett_2024"),
                rapport.Tall(I, "avsetninger_til_bundne_investeringsfond", "regnskap_2024")),
            Beloep3.Mill(
                0m, rapport.Tall(I, "bruk_av_bundne_investeringsfond", "budsjett_2024"), rapport.Tall(I, "bruk_av_bundne_investeringsfond", "regnskap_2024")));
    }

    private static Fondsbevegelse Disp(
        Rapport rapport, string kode, string slug, decimal avsattOpprinnelig, decimal bruktOpprinnelig, decimal inngaaende, long strykning = 0)
    {
        var rev = rapport.TallEllerNull(D, slug, "budsjett_2024") ?? 0m;
        var regn = rapport.Tall(D, slug, "regnskap_for_strykninger");
        return new Fondsbevegelse(
            kode, Navn(rapport, slug), "disposisjonsfond", "Kommunestyrets disposisjon", "900", Beloep3.Kroner(inngaaende),
            Beloep3.Mill(
                avsattOpprinnelig, Math.Max(rev, 0m), Math.Max(regn, 0m)), Beloep3.Mill(bruktOpprinnelig, Math.Min(rev, 0m), Math.Min(regn, 0m)), strykning);
    }

    private static Beloep3 Hoved(Rapport rapport, string tabell, string slug) =>
        Beloep3.Mill(
            rapport.Tall(tabell, slug, "opprinnelig_budsjett_2024"), rapport.Tall(tabell, slug, "revidert_budsjett_2024"),
            rapport.Tall(tabell, slug, "regnskap_2024"));

    private static string Navn(Rapport rapport, string slug) => rapport.Rader(D).Single(r => r["slug"] == slug)["label"];
}
