using Ledger.Domain.Oekonomikontroll;

namespace Ledger.Domain.Noter;

/// <summary>The year's minimumsavdrag with what it stands on, and what was paid (§ 5-12 letter b). Kroner, positive.</summary>
public static class Minimumsavdragsnote
{
    private const string UnderMinimum = "under_minimum";

    /// <summary>A foretak that pays less by decision tells who pays the rest (FOR-2024-09-27-2348 § 2-2).</summary>
    public static bool SkalSiHvemSomDekker(IReadOnlyList<Notelinje> linjer) => linjer.Any(l => l.Post == UnderMinimum);

    public static IReadOnlyList<Notelinje> Beregn(Notegrunnlag grunnlag)
    {
        if (grunnlag.Inndata is not { } inndata)
        {
            return [];
        }

        var g = inndata.Til(Minimumsavdragsgrunnlag.Fra(grunnlag.Kube));
        var avdrag = g.Beregn();
        return
        [
            new("avskrivninger", "Avskrivninger av varige driftsmidler", g.Avskrivninger),
            new("laanegjeld", "Langsiktig lånegjeld ved årets start", g.Laanegjeld),
            new("laan_til_videreutlaan", "Av dette lån til videreutlån", g.LaanVidereutlaan),
            new("konserninterne_utlaan", "Utlån til kommunens egne enheter", g.KonserninterneUtlaan),
            new("finansiell_leie", "Finansiell leie", g.FinansiellLeie),
            new Notelinje("laanegjeld_i_beregningen", "Lånegjeld i beregningen", avdrag.LaanegjeldInngaaende)
                .Som("laanegjeld - laan_til_videreutlaan - konserninterne_utlaan, med det inndata ellers sier"),
            new("varige_driftsmidler", "Varige driftsmidler ved årets start", g.VarigeDriftsmidler),
            new("ikke_avskrivbare", "Av dette tomter og annet uten begrenset levetid", g.IkkeAvskrivbare),
            .. avdrag.Minimum is { } minimum ? new[]
            {
                new Notelinje("minimum", "Minimumsavdrag", minimum)
                    .Som("avskrivninger · laanegjeld_i_beregningen / (varige_driftsmidler - ikke_avskrivbare), og det som er skilt ut"),
            } : [],
            new("betalt", "Avdrag betalt i driftsregnskapet", avdrag.Betalt),
            .. avdrag is { LavereVedtatt: { } lavere, Minimum: { } krav } && lavere < krav ? new[]
            {
                new Notelinje("lavere_vedtatt", "Lavere avdrag som kommunestyret har vedtatt", lavere),
                new Notelinje(UnderMinimum, "Avdrag under minimum, som dekkes av andre", krav - lavere).Som("minimum - lavere_vedtatt"),
            } : [],
        ];
    }
}
